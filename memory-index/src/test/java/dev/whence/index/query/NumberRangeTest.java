package dev.whence.index.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRangeTest {

    @Test
    void comparisons_are_read() {
        assertThat(NumberRange.parse("amount>200")).isEqualTo(NumberRange.above("amount", new BigDecimal("200")));
        assertThat(NumberRange.parse(" amount >= $200.50 "))
                .isEqualTo(NumberRange.atLeast("amount", new BigDecimal("200.50")));
        assertThat(NumberRange.parse("unitPrice<-3")).isEqualTo(NumberRange.below("unit_price", new BigDecimal("-3")));
        assertThat(NumberRange.parse("unit price <= 3"))
                .isEqualTo(NumberRange.atMost("unit_price", new BigDecimal("3")));
        assertThat(NumberRange.parse("amount=54.04"))
                .isEqualTo(NumberRange.between("amount", new BigDecimal("54.04"), new BigDecimal("54.04")));
        assertThat(NumberRange.parse("amount=50..200"))
                .isEqualTo(NumberRange.between("amount", new BigDecimal("50"), new BigDecimal("200")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "amount",
                ">200",
                "amount>",
                "amount>abc",
                "amount>1e9",
                "amount>1..2",
                "a>1>2",
                "amount=200..50",
                "💰>1"
            })
    void what_is_no_range_is_refused_with_the_form(String written) {
        assertThatThrownBy(() -> NumberRange.parse(written))
                .isInstanceOf(UnusableQueryException.class)
                .hasMessageContainingAll("range");
    }

    @Test
    void a_range_without_numbers_in_it_is_refused() {
        assertThatThrownBy(() -> new NumberRange("amount", BigDecimal.ONE, true, BigDecimal.ONE, false))
                .isInstanceOf(UnusableQueryException.class)
                .hasMessageContaining("exchange the bounds");
        assertThatThrownBy(() -> new NumberRange("amount", null, true, null, false))
                .isInstanceOf(UnusableQueryException.class)
                .hasMessageContaining("no bound");
    }
}
