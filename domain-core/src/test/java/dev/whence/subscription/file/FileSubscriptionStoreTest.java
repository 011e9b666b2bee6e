package dev.whence.subscription.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import dev.whence.subscription.Failure;
import dev.whence.subscription.InMemorySubscriptionStore;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.SubscriptionName;
import dev.whence.subscription.SubscriptionStore;
import dev.whence.subscription.SubscriptionStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is special about files; the contract itself is tested with the other stores.
class FileSubscriptionStoreTest {

    private static final SubscriptionName NAME = SubscriptionName.of("mailer");
    private static final Instant TIME = Instant.parse("2026-05-02T10:00:00.123456789Z");

    @TempDir
    Path folder;

    private static ParkedDecision parked(long position, String message) {
        return new ParkedDecision(
                Position.of(position), TIME, 3, new Failure(TIME, "java.io.IOException", message, ""));
    }

    /// Files whose steps go wrong: each may fail before it is done, or after.
    private static final class Unlucky extends DurableFiles {

        private final Random random;
        private boolean lucky;

        Unlucky(long seed) {
            random = new Random(seed);
        }

        private interface Step {
            void take() throws IOException;
        }

        private void perhaps(Step step) throws IOException {
            fail();
            step.take();
            fail();
        }

        private void fail() throws IOException {
            if (!lucky && random.nextInt(8) == 0) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        void replace(Path file, byte[] content) throws IOException {
            if (!lucky && random.nextInt(8) == 0) {
                Files.write(file.resolveSibling(file.getFileName() + UNFINISHED), new byte[random.nextInt(5)]);
                throw new IOException("Input/output error");
            }
            perhaps(() -> super.replace(file, content));
        }

        @Override
        void rename(Path from, Path to) throws IOException {
            perhaps(() -> super.rename(from, to));
        }

        @Override
        void createFolder(Path created) throws IOException {
            perhaps(() -> super.createFolder(created));
        }

        @Override
        void settle(Path settled) throws IOException {
            perhaps(() -> super.settle(settled));
        }

        @Override
        void delete(Path from, List<Path> files) throws IOException {
            if (!lucky && files.size() > 1 && random.nextInt(4) == 0) {
                super.delete(from, files.subList(0, 1));
                throw new IOException("Input/output error");
            }
            perhaps(() -> super.delete(from, files));
        }

        @Override
        void deleteFolder(Path deleted) throws IOException {
            perhaps(() -> super.deleteFolder(deleted));
        }
    }

    /// Each call that succeeds is there, and each that fails has happened or not, after a crash as well as
    /// without one; done again until it succeeds, it has the same result as in a store that never fails.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void steps_that_fail_leave_nothing_half_done(long seed) {
        Random random = new Random(seed);
        Unlucky files = new Unlucky(seed);
        InMemorySubscriptionStore model = new InMemorySubscriptionStore();
        files.lucky = true;
        SubscriptionStore store = FileSubscriptionStore.open(folder, files);
        long position = 0;
        for (int i = 0; i < 400; i++) {
            Consumer<SubscriptionStore> call;
            long at = 1 + random.nextLong(position + 1);
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> {
                    position += random.nextInt(3);
                    Position to = Position.of(position);
                    call = each -> each.advance(NAME, to);
                }
                case 3, 4, 5, 6 -> {
                    position += 1 + random.nextInt(2);
                    ParkedDecision decision = parked(position, "call " + i);
                    call = each -> each.park(NAME, decision);
                }
                case 7 -> {
                    ParkedDecision decision = parked(at, "again in call " + i);
                    call = each -> each.repark(NAME, decision);
                }
                case 8, 9 -> call = each -> each.drop(NAME, Position.of(at));
                case 10 -> {
                    position = Math.max(0, position - random.nextInt(20));
                    Position to = Position.of(position);
                    call = each -> each.reset(NAME, to);
                }
                default -> {
                    boolean all = random.nextInt(5) == 0;
                    position = all ? 0 : position;
                    call = each -> {
                        if (all) {
                            each.forget(NAME);
                        }
                    };
                }
            }
            store = insist(store, files, model, call, random, "seed %d, call %d".formatted(seed, i));
        }
        store.close();
    }

    /// Makes the call until it succeeds; after a failure sometimes with what the next process finds on disk.
    private SubscriptionStore insist(
            SubscriptionStore store,
            Unlucky files,
            InMemorySubscriptionStore model,
            Consumer<SubscriptionStore> call,
            Random random,
            String when) {
        String before = content(model);
        call.accept(model);
        SubscriptionStore current = store;
        while (true) {
            files.lucky = random.nextInt(3) == 0;
            boolean done = succeeds(current, call);
            files.lucky = true;
            if (done || random.nextBoolean()) {
                current.close();
                current = FileSubscriptionStore.open(folder, files);
                assertThat(content(current))
                        .as(when)
                        .isIn(done ? List.of(content(model)) : List.of(before, content(model)));
            }
            if (done) {
                return current;
            }
        }
    }

    private static boolean succeeds(SubscriptionStore store, Consumer<SubscriptionStore> call) {
        try {
            call.accept(store);
            return true;
        } catch (SubscriptionStoreException e) {
            assertThat(e).hasMessageContaining("cannot be read or written");
            return false;
        }
    }

    /// The position is on disk although the call said that it failed: the entry before it must not be taken away.
    @Test
    void what_a_failed_call_parked_is_not_taken_for_a_leftover() {
        DurableFiles failsAtTheEnd = new DurableFiles() {
            private boolean failed;

            @Override
            void replace(Path file, byte[] content) throws IOException {
                super.replace(file, content);
                if (file.endsWith(SubscriptionFolder.POSITION) && !failed) {
                    failed = true;
                    throw new IOException("Input/output error");
                }
            }
        };
        try (FileSubscriptionStore store = FileSubscriptionStore.open(folder, failsAtTheEnd)) {
            assertThatThrownBy(() -> store.park(NAME, parked(7, "mailbox full")))
                    .isInstanceOf(SubscriptionStoreException.class);
            assertThat(store.drop(NAME, Position.of(3))).isFalse();
        }

        try (FileSubscriptionStore store = FileSubscriptionStore.open(folder)) {
            assertThat(store.position(NAME)).contains(Position.of(7));
            assertThat(store.parked(NAME, Position.NONE, 10)).containsExactly(parked(7, "mailbox full"));
        }
    }

    private static String content(SubscriptionStore store) {
        return store.position(NAME) + " " + store.parkedCount(NAME) + " "
                + store.parked(NAME, Position.NONE, SubscriptionStore.MAX_PAGE) + store.names();
    }

    @Test
    void looks_as_documented() throws IOException {
        try (FileSubscriptionStore store = FileSubscriptionStore.open(folder)) {
            store.park(NAME, parked(4698, "mailbox full"));
            store.advance(NAME, Position.of(4711));
        }

        assertThat(folder.resolve("mailer/position")).hasContent("4711\n");
        assertThat(Files.readString(folder.resolve("mailer/parked/0000000000000004698.json")))
                .isEqualTo("{\"position\":4698,\"parkedAt\":\"2026-05-02T10:00:00.123456789Z\",\"attempts\":3,"
                        + "\"failure\":{\"time\":\"2026-05-02T10:00:00.123456789Z\",\"type\":\"java.io.IOException\","
                        + "\"message\":\"mailbox full\",\"trace\":\"\"}}");
    }

    @Test
    void is_opened_once_at_a_time() {
        try (FileSubscriptionStore store = FileSubscriptionStore.open(folder)) {
            assertThatThrownBy(() -> FileSubscriptionStore.open(folder))
                    .isInstanceOf(SubscriptionStoreException.class)
                    .hasMessageContaining("is in use");
            assertThat(store.names()).isEmpty();
        }
        FileSubscriptionStore.open(folder).close();
    }

    @Test
    void a_position_that_is_none_is_not_guessed() throws IOException {
        Files.createDirectories(folder.resolve("mailer"));
        Files.writeString(folder.resolve("mailer/position"), "47\u000011");
        try (FileSubscriptionStore store = FileSubscriptionStore.open(folder)) {
            store.advance(SubscriptionName.of("other"), Position.of(1));
            assertThatThrownBy(() -> store.position(NAME))
                    .isInstanceOf(SubscriptionStoreException.class)
                    .hasMessageContaining("mailer/position")
                    .hasMessageContaining("0 for the beginning");

            Files.writeString(folder.resolve("mailer/position"), "47");
            assertThat(store.position(NAME)).contains(Position.of(47));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{\"position\":4", "{}", "[]", "{\"position\":6,\"attempts\":1}"})
    void a_damaged_entry_is_still_parked_and_says_so(String content) throws IOException {
        try (FileSubscriptionStore store = FileSubscriptionStore.open(folder)) {
            store.park(NAME, parked(5, "mailbox full"));
            store.park(NAME, parked(6, "mailbox full"));
            Files.writeString(folder.resolve("mailer/parked/0000000000000000005.json"), content);

            List<ParkedDecision> listed = store.parked(NAME, Position.NONE, 10);
            assertThat(listed).extracting(ParkedDecision::position).containsExactly(Position.of(5), Position.of(6));
            assertThat(listed.getFirst().failure().message()).contains("0000000000000000005.json is damaged");
            assertThat(store.drop(NAME, Position.of(5))).isTrue();
        }
    }

    @Test
    void leaves_files_alone_that_are_not_its_own() throws IOException {
        Files.createDirectories(folder.resolve("mailer/parked"));
        Files.writeString(folder.resolve("mailer/parked/README"), "not mine");
        Files.createDirectories(folder.resolve("Some Folder"));
        Files.writeString(folder.resolve("Some Folder/position"), "not mine");
        try (FileSubscriptionStore store = FileSubscriptionStore.open(folder)) {
            store.park(NAME, parked(5, "mailbox full"));
            assertThat(store.names()).containsExactly(NAME);
            assertThat(store.parkedCount(NAME)).isEqualTo(1);
        }
        assertThat(folder.resolve("mailer/parked/README")).hasContent("not mine");
    }

    @Test
    void a_folder_that_cannot_be_used_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> FileSubscriptionStore.open(file))
                .isInstanceOf(SubscriptionStoreException.class)
                .hasMessageContaining(file.toString());
    }
}
