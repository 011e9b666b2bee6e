package dev.whence.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.EntityRef;
import dev.whence.personal.KeysUnavailableException;
import dev.whence.personal.SubjectKeys.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSubjectKeysTest {

    private static final EntityRef MARA = EntityRef.parse("user:mara");
    private static final EntityRef OLE = EntityRef.parse("user:o'le \"; --");
    private static final Instant NOON = Instant.parse("2026-05-02T12:00:00Z");

    @TempDir
    private Path folder;

    private Path file;
    private SqliteSubjectKeys keys;

    @BeforeEach
    void open() {
        file = folder.resolve("keys/subjects.db");
        keys = SqliteSubjectKeys.open(file);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    private void reopen() {
        keys.close();
        keys = SqliteSubjectKeys.open(file);
    }

    private static SecretKey key(Standing standing) {
        assertThat(standing).isInstanceOf(Standing.Kept.class);
        return ((Standing.Kept) standing).key();
    }

    @Test
    void a_key_is_made_once_and_found_again() {
        assertThat(keys.of(MARA)).isEqualTo(new Standing.Unknown());

        SecretKey made = key(keys.ofOrNew(MARA));
        assertThat(made.getEncoded()).hasSize(32);
        assertThat(key(keys.ofOrNew(OLE))).isNotEqualTo(made);
        reopen();

        assertThat(key(keys.of(MARA))).isEqualTo(made);
        assertThat(key(keys.ofOrNew(MARA))).isEqualTo(made);
    }

    @Test
    void a_destroyed_key_never_comes_back() {
        keys.ofOrNew(MARA);
        keys.ofOrNew(OLE);
        keys.destroy(MARA, NOON);
        keys.destroy(MARA, NOON.plusSeconds(5));

        assertThat(keys.of(MARA)).isEqualTo(new Standing.Destroyed(NOON));
        assertThat(keys.ofOrNew(MARA)).isEqualTo(new Standing.Destroyed(NOON));
        reopen();
        assertThat(keys.ofOrNew(MARA)).isEqualTo(new Standing.Destroyed(NOON));
        assertThat(keys.of(OLE)).isInstanceOf(Standing.Kept.class);
    }

    @Test
    void who_never_had_a_key_can_be_forgotten_too() {
        keys.destroy(MARA, NOON);

        assertThat(keys.ofOrNew(MARA)).isEqualTo(new Standing.Destroyed(NOON));
    }

    @Test
    void a_destroyed_key_is_in_no_file_of_the_store() throws IOException {
        Random random = new Random(20260502);
        Map<EntityRef, byte[]> kept = new HashMap<>();
        List<byte[]> destroyed = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            EntityRef subject = EntityRef.parse("user:" + "x".repeat(random.nextInt(150)) + i);
            kept.put(subject, key(keys.ofOrNew(subject)).getEncoded());
            if (random.nextInt(12) == 0) {
                EntityRef forgotten = kept.keySet().stream()
                        .skip(random.nextInt(kept.size()))
                        .findFirst()
                        .orElseThrow();
                byte[] key = Objects.requireNonNull(kept.remove(forgotten));
                assertThat(anyFileHolds(key)).isTrue();
                destroyed.add(key);
                keys.destroy(forgotten, NOON);
                assertThat(destroyed).noneMatch(this::anyFileHolds);
            }
        }
        assertThat(destroyed).hasSizeGreaterThan(10);
        assertThat(kept.values()).allMatch(this::anyFileHolds);
    }

    private boolean anyFileHolds(byte[] bytes) {
        String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .anyMatch(path -> read(path).contains(wanted));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void many_callers_get_the_same_key() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Future<Standing>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                answers.add(callers.submit(() -> keys.ofOrNew(MARA)));
            }
            SecretKey one = key(keys.ofOrNew(MARA));
            for (Future<Standing> answer : answers) {
                assertThat(key(answer.get())).isEqualTo(one);
            }
        }
    }

    @Test
    void only_the_owner_may_read_the_file() throws IOException {
        assertThat(Files.getPosixFilePermissions(file))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }

    @Test
    void a_backup_brings_back_what_was_lost_and_nothing_that_was_destroyed() {
        SecretKey mara = key(keys.ofOrNew(MARA));
        SecretKey ole = key(keys.ofOrNew(OLE));
        String id = keys.id();
        Path backup = folder.resolve("backup.keys");
        keys.backUp(backup);
        keys.destroy(MARA, NOON);
        keys.close();

        assertThat(SqliteSubjectKeys.restore(backup, file)).isZero();
        keys = SqliteSubjectKeys.open(file);
        assertThat(keys.of(MARA)).isEqualTo(new Standing.Destroyed(NOON));
        assertThat(key(keys.of(OLE))).isEqualTo(ole);

        Path other = folder.resolve("other/subjects.db");
        assertThat(SqliteSubjectKeys.restore(backup, other)).isEqualTo(2);
        try (SqliteSubjectKeys restored = SqliteSubjectKeys.open(other)) {
            assertThat(restored.id()).isEqualTo(id);
            assertThat(key(restored.of(MARA))).isEqualTo(mara);
        }
    }

    @Test
    void a_tombstone_in_a_backup_destroys_the_key() {
        keys.ofOrNew(MARA);
        keys.destroy(MARA, NOON);
        Path backup = folder.resolve("backup.keys");
        keys.backUp(backup);
        Path other = folder.resolve("other/subjects.db");
        byte[] key;
        try (SqliteSubjectKeys older = SqliteSubjectKeys.open(other)) {
            key = key(older.ofOrNew(MARA)).getEncoded();
        }

        SqliteSubjectKeys.restore(backup, other);

        try (SqliteSubjectKeys restored = SqliteSubjectKeys.open(other)) {
            assertThat(restored.of(MARA)).isEqualTo(new Standing.Destroyed(NOON));
        }
        assertThat(anyFileHolds(key)).isFalse();
    }

    @Test
    void a_backup_never_overwrites_a_file() throws IOException {
        Path backup = Files.writeString(folder.resolve("precious"), "text");

        assertThatThrownBy(() -> keys.backUp(backup))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining("exists already");
        assertThat(backup).hasContent("text");
    }

    @Test
    void a_second_process_is_turned_away() {
        keys.ofOrNew(MARA);

        assertThatThrownBy(() -> SqliteSubjectKeys.open(file))
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining("Another process");
    }

    @Test
    void another_file_is_not_taken_for_keys() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "this is no database at all".repeat(100));

        assertThatThrownBy(() -> SqliteSubjectKeys.open(text)).isInstanceOf(KeysUnavailableException.class);
        assertThatThrownBy(() -> SqliteSubjectKeys.restore(text, file)).isInstanceOf(KeysUnavailableException.class);
        assertThatThrownBy(() -> SqliteSubjectKeys.restore(folder.resolve("nothing"), file))
                .hasMessageContaining("no backup");
        assertThat(text).hasContent("this is no database at all".repeat(100));
    }
}
