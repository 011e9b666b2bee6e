package dev.whence.index.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// A length of time, as amounts of units, the longest unit first.
record Length(List<Part> parts) {

    /// So many of a unit.
    record Part(BigDecimal amount, Unit unit) {}

    Length {
        parts = List.copyOf(parts);
    }

    static Length of(BigDecimal amount, Unit unit) {
        return new Length(List.of(new Part(amount, unit)));
    }

    static Length of(long amount, Unit unit) {
        return of(BigDecimal.valueOf(amount), unit);
    }

    Length and(Part part) {
        List<Part> all = new ArrayList<>(parts);
        all.add(part);
        return new Length(all);
    }

    /// The unit of the first part.
    Unit unit() {
        return parts.getFirst().unit();
    }

    /// The amount of the first part.
    BigDecimal amount() {
        return parts.getFirst().amount();
    }

    /// Whether it is made of whole days.
    boolean isOfDays() {
        return parts.stream().noneMatch(part -> part.unit().isShorterThanDay());
    }

    String timex() {
        StringBuilder days = new StringBuilder("P");
        StringBuilder times = new StringBuilder();
        for (Part part : parts) {
            BigDecimal amount =
                    part.amount().multiply(BigDecimal.valueOf(part.unit().multiple()));
            (part.unit().isShorterThanDay() ? times : days)
                    .append(amount.stripTrailingZeros().toPlainString())
                    .append(part.unit().symbol());
        }
        return times.isEmpty()
                ? days.toString()
                : days.append('T').append(times).toString();
    }

    long seconds() {
        return parts.stream()
                .mapToLong(part -> part.amount()
                        .multiply(BigDecimal.valueOf(part.unit().seconds()))
                        .longValue())
                .sum();
    }

    /// The time this long after, or before if the sign is negative.
    LocalDateTime from(LocalDateTime start, int sign) {
        LocalDateTime at = start;
        for (Part part : parts) {
            at = shift(at, part.amount().multiply(BigDecimal.valueOf(sign)), part.unit());
        }
        return at;
    }

    LocalDate from(LocalDate start, int sign) {
        return from(start.atStartOfDay(), sign).toLocalDate();
    }

    private static LocalDateTime shift(LocalDateTime at, BigDecimal amount, Unit unit) {
        BigDecimal multiples = amount.multiply(BigDecimal.valueOf(unit.multiple()));
        return switch (unit) {
            case YEAR, DECADE, CENTURY -> at.plusMonths(rounded(multiples.multiply(BigDecimal.valueOf(12))));
            case MONTH, QUARTER -> {
                long whole = multiples.longValue();
                BigDecimal rest = multiples.subtract(BigDecimal.valueOf(whole)).multiply(BigDecimal.valueOf(30));
                yield at.plusMonths(whole).plusDays(rounded(rest));
            }
            case BUSINESS_DAY -> businessDays(at, amount.intValue());
            case SECOND, MINUTE, HOUR, DAY, WEEK, FORTNIGHT, WEEKEND ->
                at.plusSeconds(rounded(amount.multiply(BigDecimal.valueOf(seconds(unit)))));
        };
    }

    private static long seconds(Unit unit) {
        return unit == Unit.WEEKEND ? Unit.WEEK.seconds() : unit.seconds();
    }

    private static long rounded(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.HALF_UP).longValue();
    }

    private static LocalDateTime businessDays(LocalDateTime start, int days) {
        LocalDateTime at = start;
        for (int left = Math.abs(days); left > 0; left--) {
            do {
                at = at.plusDays(Integer.signum(days));
            } while (at.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0);
        }
        return at;
    }
}
