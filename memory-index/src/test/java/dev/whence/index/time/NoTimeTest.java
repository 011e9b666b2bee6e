package dev.whence.index.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What looks like a time in a question and is none.
class NoTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "may the agent cancel an order",
                "May I see the refunds",
                "it may be refused",
                "which orders may be returned",
                "they march on",
                "the second refund",
                "the first three decisions",
                "the third item of the order",
                "order #W2611340",
                "order W2611340 of user james_li_5688",
                "gift_card_1725971",
                "refunds over $200",
                "refunds over 2000",
                "at least 1900 dollars",
                "refunds of 2000 dollars",
                "5 items",
                "between 3 and 5 items",
                "from 2 to 4 returns",
                "page 12",
                "item 9523456873",
                "at 20 stores",
                "at 3 dollars",
                "it sat there",
                "the sun is out",
                "prices fall",
                "a spring in a mattress",
                "1/2 of the orders",
                "24/7 support",
                "version 1.10.2",
                "node 10.0.12.1",
                "10% off",
                "sec filings",
                "refused because the gift card was empty",
                "what does the minimum mean",
                "how many by rule",
                "order 2019-44-A",
                "the gift card has 12.30 left",
                "a second opinion",
                "who wed whom",
                "lunch box",
                "half of the orders",
                "the first half of the list",
                "a quarter of the orders",
                "ten to twelve orders",
                "how many per agent",
                "refunds by 5 agents",
                "after 3 retries",
                "around 200 orders",
                "the last refund",
                "previous attempt",
                "the day the order was placed",
                "which will last",
                "between $50 and $100",
                "between 50 and 100",
                "since the rule failed",
                "rows 1-10",
                "port 8080"
            })
    void is_not_found(String text) {
        assertThat(Asked.found(text)).isEmpty();
    }
}
