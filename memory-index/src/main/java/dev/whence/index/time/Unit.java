package dev.whence.index.time;

/// A unit of time.
enum Unit {
    SECOND("S", 1, 1),
    MINUTE("M", 1, 60),
    HOUR("H", 1, 3_600),
    DAY("D", 1, 86_400),
    BUSINESS_DAY("BD", 1, 86_400),
    WEEK("W", 1, 7 * 86_400),
    FORTNIGHT("W", 2, 7 * 86_400),
    WEEKEND("WE", 1, 2 * 86_400),
    MONTH("M", 1, 30 * 86_400),
    QUARTER("M", 3, 30 * 86_400),
    YEAR("Y", 1, 365 * 86_400),
    DECADE("Y", 10, 365 * 86_400),
    CENTURY("Y", 100, 365 * 86_400);

    private final String symbol;
    private final int multiple;
    private final long seconds;

    Unit(String symbol, int multiple, long seconds) {
        this.symbol = symbol;
        this.multiple = multiple;
        this.seconds = seconds;
    }

    /// Its letter in a timex.
    String symbol() {
        return symbol;
    }

    /// How many of what the symbol stands for it is: a decade is 10 of `Y`.
    int multiple() {
        return multiple;
    }

    /// The length of one, with months of 30 and years of 365 days.
    long seconds() {
        return seconds * multiple;
    }

    boolean isShorterThanDay() {
        return compareTo(DAY) < 0;
    }
}
