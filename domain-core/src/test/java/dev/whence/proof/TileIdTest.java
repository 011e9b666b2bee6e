package dev.whence.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileIdTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 0, 255, tile/0/000.p/255",
        "1, 0, 1, tile/1/000.p/1",
        "0, 1234067, 256, tile/0/x001/x234/067",
        "0, 1234067, 89, tile/0/x001/x234/067.p/89",
        "15, 455667, 256, tile/15/x455/667",
        "0, 999, 256, tile/0/999",
        "0, 1000, 256, tile/0/x001/000",
        "63, 999999999999999999, 255, tile/63/x999/x999/x999/x999/x999/999.p/255"
    })
    void its_path_is_that_of_tlog_tiles(int level, long index, int width, String path) {
        assertThat(new TileId(level, index).path(width)).isEqualTo(path);
    }

    @Test
    void keys_of_one_level_are_in_order() {
        assertThat(Arrays.compareUnsigned(new TileId(0, 255).key(), new TileId(0, 256).key()))
                .isNegative();
        assertThat(Arrays.compareUnsigned(new TileId(0, Long.MAX_VALUE).key(), new TileId(1, 0).key()))
                .isNegative();
        assertThat(new TileId(2, 0x0102).key()).containsExactly(2, 0, 0, 0, 0, 0, 0, 1, 2);
    }

    @Test
    void there_are_64_levels_and_tiles_of_1_to_256() {
        assertThatThrownBy(() -> new TileId(64, 0)).hasMessageContaining("levels go from 0 to 63");
        assertThatThrownBy(() -> new TileId(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TileId(0, 0).path(0)).hasMessage("A tile has 1 to 256 hashes, not 0");
        assertThatThrownBy(() -> new TileId(0, 0).path(257)).isInstanceOf(IllegalArgumentException.class);
    }
}
