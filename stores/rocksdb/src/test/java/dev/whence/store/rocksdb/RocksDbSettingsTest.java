package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RocksDbSettingsTest {

    @Test
    void are_changed_one_by_one() {
        assertThat(RocksDbSettings.defaults().withWriteBufferMegabytes(32).withCacheMegabytes(128))
                .isEqualTo(new RocksDbSettings(32, 128));
    }

    @Test
    void that_make_no_sense_are_refused_with_what_would() {
        assertThatThrownBy(() -> new RocksDbSettings(0, 64)).hasMessageContaining("give 1 to 1024");
        assertThatThrownBy(() -> new RocksDbSettings(2048, 64)).hasMessageContaining("give 1 to 1024");
        assertThatThrownBy(() -> new RocksDbSettings(16, 0)).hasMessageContaining("at least 1");
    }
}
