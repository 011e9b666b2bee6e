package dev.whence.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.json.Json;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTest {

    private static final String HEX = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328";
    private static final String BASE64 = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=";

    @Test
    void it_reads_and_writes_both_texts() {
        assertThat(Hash.parse(HEX)).hasToString(BASE64).isEqualTo(Hash.parse(BASE64));
        assertThat(Hash.parse(BASE64).hex()).isEqualTo(HEX);
        assertThat(Hash.parse(HEX.toUpperCase(Locale.ROOT))).isEqualTo(Hash.parse(HEX));
    }

    @Test
    void it_is_what_its_bytes_are_and_not_the_array() {
        byte[] bytes = Hash.parse(HEX).bytes();
        Hash hash = Hash.of(bytes);
        bytes[0] ^= 1;
        assertThat(hash).isEqualTo(Hash.parse(HEX)).hasSameHashCodeAs(Hash.parse(HEX));
        assertThat(Hash.of(bytes)).isNotEqualTo(hash);
    }

    @Test
    void a_single_bit_makes_it_another() {
        Hash hash = Hash.parse(HEX);
        for (int bit = 0; bit < Corruption.BITS; bit++) {
            assertThat(Corruption.flipped(hash, bit)).isNotEqualTo(hash);
        }
    }

    @Test
    void it_is_a_text_in_json() {
        assertThat(Json.ENVELOPE.writeValueAsString(Hash.parse(HEX))).isEqualTo('"' + BASE64 + '"');
        assertThat(Json.ENVELOPE.readValue('"' + BASE64 + '"', Hash.class)).isEqualTo(Hash.parse(HEX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg", // no padding
                "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyh=", // bits that no byte has
                "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz-Nw7_RgQyg=", // the alphabet of addresses
                "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/Rg", // 30 bytes
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff460432",
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff460432g"
            })
    void it_refuses_other_texts(String text) {
        assertThatThrownBy(() -> Hash.parse(text))
                .isInstanceOf(ProofException.class)
                .hasMessageStartingWith("'" + text + "' is not the text of a hash");
    }

    @Test
    void it_quotes_only_the_beginning_of_a_long_text() {
        assertThatThrownBy(() -> Hash.parse("no\u0007 hash ".repeat(1000)))
                .hasMessageStartingWith("'no? hash no? hash")
                .hasMessageContaining("…'")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void it_needs_32_bytes() {
        assertThatThrownBy(() -> Hash.of(new byte[31])).hasMessage("A hash has 32 bytes, not 31");
    }
}
