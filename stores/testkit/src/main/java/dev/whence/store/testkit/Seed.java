package dev.whence.store.testkit;

/// Starting points of random tests, told on standard output so that a failure can be repeated.
final class Seed {

    private static final String PROPERTY = "whence.seed";

    private Seed() {}

    /// The seed that was asked for with `-Dwhence.seed=N`, else a new one.
    static long announced(String test) {
        long seed = Long.getLong(PROPERTY, System.nanoTime() & 0xFFFF_FFFFL);
        System.out.println(test + ": seed " + seed + "; repeat with -D" + PROPERTY + "=" + seed);
        return seed;
    }
}
