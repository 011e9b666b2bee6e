package dev.whence.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishTextTest {

    private final EnglishText english = new EnglishText();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cancelled            | cancel
            cancellation         | cancel
            Cancelling           | cancel
            refused refusal      | refus refus
            the customer's order | the custom order
            Café Müller          | cafe muller
            CancelPendingOrder   | cancel pend order
            order-is-pending     | order is pend
            payment_method       | payment method
            order.status         | order statu
            MCPServer            | mcp server
            PayPal               | pai pal
            paypal               | paypal
            #W2611340            | 2611340
            gift_card_1725971    | gift card 1725971
            1000ml               | 1000 ml
            needle1              | needl 1
            _                    |
            A4                   | a 4
            1,234.50             | 1234.5
            54.00                | 54
            $536.65              | 536.65
            2026-05-02           | 2026 05 02
            don't                | don't
            noah.brown7922@example.com | noah brown 7922 exampl com
            订单                 | 订 单
            🙂                   | 🙂
            """)
    void text_becomes_words(String text, @Nullable String words) {
        assertThat(String.join(" ", english.words(text))).isEqualTo(words == null ? "" : words);
    }

    @Test
    void punctuation_is_no_word() {
        assertThat(english.words("?! -- ... \"\" () [] {} * ~ ^ \\ / : + && || # @"))
                .isEmpty();
    }

    @Test
    void a_word_split_by_its_capitals_is_kept_whole_too() throws IOException {
        assertThat(tokens("via PayPal account"))
                .containsExactly("via 0-3", "paypal 4-10", "pai 4-7", "pal 7-10", "account 11-18");
    }

    @Test
    void parts_stand_where_they_are_in_the_text() throws IOException {
        assertThat(tokens("for #W2611340 and gift_card_1725971"))
                .containsExactly("for 0-3", "2611340 6-13", "and 14-17", "gift 18-22", "card 23-27", "1725971 28-35");
    }

    @Test
    void half_a_surrogate_pair_does_no_harm() {
        assertThat(english.words("broken \uD83D text")).contains("broken", "text");
    }

    private List<String> tokens(String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (TokenStream tokens = english.tokenStream("text", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                found.add(term + " " + offset.startOffset() + "-" + offset.endOffset());
            }
            tokens.end();
        }
        return found;
    }
}
