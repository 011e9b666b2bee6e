package dev.whence.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.server.cli.Program.Result;
import dev.whence.server.http.HttpSettings;
import dev.whence.server.library.Library;
import dev.whence.server.library.Reminders;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.Node;
import dev.whence.server.node.NodeSettings;
import dev.whence.server.serve.Service;
import dev.whence.subscription.SubscriptionName;
import dev.whence.subscription.file.FileSubscriptionStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A library whose reminders could not be sent for the first two of four decisions, of which the last was refused.
@Timeout(60)
class SubscriptionsCommandTest {

    @TempDir
    private Path temp;

    private String data = "";
    private Optional<Service> service = Optional.empty();

    @BeforeEach
    void fill() throws Exception {
        data = temp.resolve("data").toString();
        Reminders.clear();
        Path source = Files.writeString(temp.resolve("books.txt"), "B1;Ulysses;12.50\nB2;Emma;8.00\n");
        Program.run("import", "--data", data, "--domain", "library", source.toString());
        try (FileSubscriptionStore store = FileSubscriptionStore.open(Path.of(data, "subscriptions"))) {
            store.advance(SubscriptionName.of("of-old"), Position.of(1));
        }
        Reminders.mailboxIsFull(true);
        serve();
        until("reminders +live +2 +0 +2");
        Reminders.mailboxIsFull(false);
        String lend = "{\"book_id\": \"B1\", \"reader\": \"leo\", \"days\": 14, \"reason\": \"holidays\"}";
        Program.run("call", "--data", data, "lend_book", lend);
        Program.run("call", "--data", data, "lend_book", lend);
        until("reminders +live +4 +0 +2");
        until("search-index +live +4 +0 +-");
    }

    private void serve() {
        service = Optional.of(Service.of(
                Node.open(new NodeSettings(DataFolder.at(Path.of(data)), new Library(), Set.of())),
                HttpSettings.onPort(0),
                "1"));
    }

    @AfterEach
    void stop() {
        service.ifPresent(Service::close);
        service = Optional.empty();
    }

    private void until(String pattern) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (subscriptions().out().lines().noneMatch(line -> line.matches("^" + pattern + ".*"))) {
            assertThat(System.nanoTime())
                    .as("waiting for %s:%n%s", pattern, subscriptions())
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private Result subscriptions(String... words) {
        List<String> line = new ArrayList<>(List.of("subscriptions"));
        line.addAll(Arrays.asList(words));
        line.addAll(List.of("--data", data));
        return Program.run(line.toArray(String[]::new));
    }

    private static void assertRefused(Result result, String... words) {
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().strip()).startsWith("whence: ").contains(words).doesNotContain("\n");
    }

    /// The same, whether this process opens the folder or a server has it open.
    abstract class Tasks {

        @Test
        void everybody_who_follows_is_listed() {
            assertThat(subscriptions().out().lines())
                    .hasSize(4)
                    .anySatisfy(
                            line -> assertThat(line)
                                    .matches(
                                            "reminders +[a-z]+ +4 +0 +2 +IOException: the mailbox is full|reminders +paused .*"))
                    .anySatisfy(line -> assertThat(line).matches("of-old +no handler +1 +3 \\(\\d+ s\\) +0"))
                    .anySatisfy(line -> assertThat(line).startsWith("search-index"));
        }

        @Test
        void the_list_is_printed_as_json() {
            assertThat(subscriptions("--json").out().lines().map(Json.ENVELOPE::readTree))
                    .extracting(report -> report.path("name").asString())
                    .containsExactly("of-old", "reminders", "search-index");
        }

        @Test
        void what_is_parked_is_listed_page_by_page() {
            assertThat(subscriptions("parked", "reminders").out().lines())
                    .hasSize(2)
                    .allMatch(line -> line.endsWith("  1 attempt  IOException: the mailbox is full"));
            assertThat(subscriptions("parked", "reminders", "--after", "1").out())
                    .startsWith("2  ");
            assertThat(subscriptions("parked", "reminders", "--limit", "1", "--json")
                            .out()
                            .lines())
                    .singleElement()
                    .satisfies(line -> assertThat(Json.ENVELOPE
                                    .readTree(line)
                                    .at("/failure/trace")
                                    .asString())
                            .contains("at dev.whence.server.library.Reminders"));
        }

        @Test
        void what_still_fails_stays_parked() {
            Reminders.mailboxIsFull(true);

            Result result = subscriptions("replay", "reminders", "--all");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out().lines())
                    .containsExactly(
                            "1  still parked  IOException: the mailbox is full",
                            "2  still parked  IOException: the mailbox is full");
            assertThat(result.err()).contains("0 handled, 2 still parked");
            assertThat(subscriptions("parked", "reminders").out()).contains("2 attempts");
        }

        @Test
        void one_is_replayed_and_then_the_others() {
            Result one = subscriptions("replay", "reminders", "2");
            Result again = subscriptions("replay", "reminders", "2");
            Result all = subscriptions("replay", "reminders", "--all");

            assertThat(one.exitCode()).isZero();
            assertThat(one.out()).isEqualTo("2  handled\n");
            assertThat(again.out()).isEqualTo("2  not parked\n");
            assertThat(all.out()).isEqualTo("1  handled\n");
            assertThat(Reminders.sent()).containsExactly(Position.of(3), Position.of(2), Position.of(1));
            assertThat(subscriptions("parked", "reminders").out()).isEmpty();
        }

        @Test
        void what_is_dropped_is_not_handled() {
            assertThat(subscriptions("drop", "reminders", "1").out()).isEqualTo("1  dropped\n");
            assertThat(subscriptions("drop", "reminders", "1").out()).isEqualTo("1  not parked\n");
            assertThat(subscriptions("drop", "reminders", "--all").err()).contains("1 dropped");

            assertThat(Reminders.sent()).containsExactly(Position.of(3));
        }

        @Test
        void what_is_left_of_one_that_nobody_offers_can_be_removed() {
            assertRefused(subscriptions("replay", "of-old", "1"), "Nobody offers subscription 'of-old'");
            assertThat(subscriptions("remove", "of-old").exitCode()).isZero();

            assertThat(subscriptions().out()).doesNotContain("of-old");
            assertRefused(subscriptions("remove", "reminders"), "offered by the domain");
        }

        @Test
        void what_cannot_be_done_says_why() {
            assertRefused(subscriptions("parked", "nobody"), "There is no subscription 'nobody'");
            assertRefused(subscriptions("reset", "search-index", "--to", "0"), "The search index");
            assertRefused(subscriptions("reset", "reminders", "--to", "99"), "beyond the end of the log, 4");
            assertRefused(subscriptions("parked", "../etc"), "is not a name of a subscription");
            assertThat(subscriptions("replay", "reminders").exitCode()).isEqualTo(2);
            assertThat(subscriptions("replay", "reminders", "1", "--all").exitCode())
                    .isEqualTo(2);
        }
    }

    @Nested
    class Of_a_server extends Tasks {

        @Test
        void one_that_is_reset_is_handed_everything_again() throws InterruptedException {
            assertThat(subscriptions("reset", "reminders", "--to", "0").exitCode())
                    .isZero();
            until("reminders +live +4 +0 +0");

            assertThat(Reminders.sent())
                    .containsExactly(Position.of(3), Position.of(1), Position.of(2), Position.of(3));
        }

        @Test
        void one_that_runs_can_be_told_to_go_on() {
            assertThat(subscriptions("resume", "reminders").exitCode()).isZero();
        }
    }

    @Nested
    class Of_a_folder extends Tasks {

        @BeforeEach
        void end_the_server() {
            stop();
        }

        @Test
        void nothing_runs_and_the_list_says_so() {
            Result result = subscriptions();

            assertThat(result.out()).containsPattern("reminders +paused +4 +0 +2");
            assertThat(result.err()).contains("no server has " + data + " open, so nothing is handed over");
            assertRefused(subscriptions("resume", "reminders"), "No server has the folder open");
        }

        @Test
        void one_that_is_reset_goes_on_from_there_when_a_server_is_started() throws InterruptedException {
            subscriptions("reset", "reminders", "--to", "2");
            assertThat(Reminders.sent()).containsExactly(Position.of(3));

            serve();
            until("reminders +live +4 +0 +2");

            assertThat(Reminders.sent()).containsExactly(Position.of(3), Position.of(3));
        }
    }
}
