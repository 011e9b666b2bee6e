package dev.whence.proof;

import java.util.Random;

/// Randomness whose starting point is told on standard output, so that a failure can be repeated.
final class Seed {

    private static final String PROPERTY = "whence.seed";

    private Seed() {}

    static Random announced(String test) {
        long seed = Long.getLong(PROPERTY, System.nanoTime() & 0xFFFF_FFFFL);
        System.out.println(test + ": seed " + seed + "; repeat with -D" + PROPERTY + "=" + seed);
        return new Random(seed);
    }
}
