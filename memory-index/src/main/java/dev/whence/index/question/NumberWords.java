package dev.whence.index.question;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads one word as a number: `200`, `$1.2k`, `1,234.50`, `twenty`.
final class NumberWords {

    private static final Map<String, Integer> SPELLED = Map.ofEntries(
            Map.entry("single", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("dozen", 12),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("fifty", 50),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90),
            Map.entry("hundred", 100),
            Map.entry("thousand", 1_000),
            Map.entry("million", 1_000_000));

    private NumberWords() {}

    /// A whole number in digits or letters.
    static Optional<BigDecimal> value(String word) {
        Integer spelled = SPELLED.get(word.toLowerCase(Locale.ROOT));
        return spelled != null
                ? Optional.of(BigDecimal.valueOf(spelled))
                : word.matches("\\d{1,9}") ? Optional.of(new BigDecimal(word)) : Optional.empty();
    }

    static Optional<BigDecimal> value(Token token) {
        if (SPELLED.containsKey(token.lower())) {
            return value(token.lower());
        }
        if (!token.isNumber()) {
            return Optional.empty();
        }
        String digits = token.lower().replaceAll("[$€£]", "");
        BigDecimal times = digits.endsWith("k")
                ? BigDecimal.valueOf(1_000)
                : digits.endsWith("m") ? BigDecimal.valueOf(1_000_000) : BigDecimal.ONE;
        String plain = digits.replaceAll("[km]", "");
        String decimal = plain.matches("\\d+,\\d{1,2}") ? plain.replace(',', '.') : plain.replace(",", "");
        return decimal.matches("\\d{1,30}(\\.\\d{1,30})?")
                ? Optional.of(new BigDecimal(decimal).multiply(times))
                : Optional.empty();
    }
}
