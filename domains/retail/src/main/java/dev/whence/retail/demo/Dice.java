package dev.whence.retail.demo;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/// All chance of the played history. Used by one thread.
final class Dice {

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// A whole number from `least` to `most`, both included.
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    Duration between(Duration least, Duration most) {
        return least.plusSeconds((long) (random.nextDouble() * most.minus(least).toSeconds()));
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// `count` decimal digits, the first not zero.
    String digits(int count) {
        StringBuilder digits = new StringBuilder().append(between(1, 9));
        while (digits.length() < count) {
            digits.append(between(0, 9));
        }
        return digits.toString();
    }
}
