package dev.whence.server.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.whence.json.Json;
import dev.whence.server.cli.Program.Result;
import dev.whence.server.http.HttpSettings;
import dev.whence.server.library.Library;
import dev.whence.server.library.Reminders;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.Node;
import dev.whence.server.node.NodeSettings;
import dev.whence.server.serve.Service;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Webhooks post a library's four decisions: two books, a loan, and a loan that was refused.
@Timeout(60)
class WebhookTest {

    private final WireMockServer receiver =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @TempDir
    private Path temp;

    private String data = "";
    private Optional<Service> service = Optional.empty();

    @BeforeEach
    void fill() throws Exception {
        Reminders.clear();
        receiver.start();
        data = temp.resolve("data").toString();
        Path source = Files.writeString(temp.resolve("books.txt"), "B1;Ulysses;12.50\nB2;Emma;8.00\n");
        Program.run("import", "--data", data, "--domain", "library", source.toString());
        lend();
        lend();
    }

    private void lend() {
        String lend = "{\"book_id\": \"B1\", \"reader\": \"leo\", \"days\": 14, \"reason\": \"holidays\"}";
        Program.run("call", "--data", data, "lend_book", lend);
    }

    @AfterEach
    void stop() {
        endServing();
        receiver.stop();
    }

    private void endServing() {
        service.ifPresent(Service::close);
        service = Optional.empty();
    }

    private void serve() {
        service = Optional.of(Service.of(
                Node.open(new NodeSettings(DataFolder.at(Path.of(data)), new Library(), Set.of())),
                HttpSettings.onPort(0),
                "1"));
    }

    private Result subscriptions(String... words) {
        List<String> line = new ArrayList<>(List.of("subscriptions"));
        line.addAll(Arrays.asList(words));
        line.addAll(List.of("--data", data));
        return Program.run(line.toArray(String[]::new));
    }

    private void add(String... options) {
        List<String> words = new ArrayList<>(List.of("add", "billing", "--url", receiver.url("/in")));
        words.addAll(Arrays.asList(options));
        assertThat(subscriptions(words.toArray(String[]::new)))
                .extracting(Result::exitCode, Result::err)
                .containsExactly(0, "whence: 'billing' is added\n");
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

    private List<String> arrived() {
        return receiver.findAll(postRequestedFor(urlEqualTo("/in"))).stream()
                .map(request -> request.getHeader("Whence-Position"))
                .toList();
    }

    @Test
    void every_decision_is_posted_with_its_id_and_position() throws Exception {
        receiver.stubFor(post("/in").willReturn(ok()));
        serve();

        add("--from", "start");
        until("billing +live +4 +0 +0");

        assertThat(arrived()).containsExactly("1", "2", "3", "4");
        String decision = Program.run("log", "--data", data, "--from", "3", "--limit", "1")
                .out()
                .strip();
        receiver.verify(
                1,
                postRequestedFor(urlEqualTo("/in"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withHeader("Whence-Subscription", equalTo("billing"))
                        .withHeader(
                                "Whence-Decision",
                                equalTo(Json.ENVELOPE
                                        .readTree(decision)
                                        .path("id")
                                        .asString()))
                        .withRequestBody(equalTo(decision)));
    }

    @Test
    void only_what_is_wanted_is_posted() throws Exception {
        receiver.stubFor(post("/in").willReturn(ok()));
        serve();

        add("--from", "start", "--command", "lend_book", "--outcome", "refused", "--entity", "book");
        until("billing +live +4 +0 +0");

        assertThat(arrived()).containsExactly("4");
        receiver.verify(postRequestedFor(urlEqualTo("/in"))
                .withRequestBody(matchingJsonPath("$.outcome", equalTo("rejected"))));
        assertThat(subscriptions("--json").out()).contains("refused, lend_book, book");
    }

    @Test
    void it_is_kept_and_begins_when_it_was_added() throws Exception {
        receiver.stubFor(post("/in").willReturn(ok()));
        add();
        lend();
        assertThat(arrived()).as("no server runs").isEmpty();

        serve();
        until("billing +live +5 +0 +0");
        endServing();
        lend();
        serve();
        until("billing +live +6 +0 +0");

        assertThat(arrived()).containsExactly("5", "6");
        assertThat(subscriptions("add", "billing", "--url", "http://127.0.0.1:1/")
                        .err())
                .contains("There is a subscription 'billing' already");
    }

    @Test
    void what_fails_is_posted_again() throws Exception {
        receiver.stubFor(post("/in")
                .inScenario("restart")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(serverError())
                .willSetStateTo("up"));
        receiver.stubFor(
                post("/in").inScenario("restart").whenScenarioStateIs("up").willReturn(ok()));
        serve();

        add("--from", "start");
        until("billing +live +4 +0 +0 +IOException: http://.*/in answered 500");

        assertThat(arrived()).containsExactly("1", "1", "2", "3", "4");
    }

    @Test
    void what_fails_too_often_is_parked_and_replayed() throws Exception {
        receiver.stubFor(post("/in").willReturn(ok()));
        receiver.stubFor(post("/in")
                .withHeader("Whence-Position", equalTo("2"))
                .willReturn(aResponse().withStatus(422).withBody("no such book")));
        serve();

        add("--from", "start", "--attempts", "2");
        until("billing +live +4 +0 +1");
        assertThat(subscriptions("parked", "billing").out())
                .matches("(?s)2 .* 2 attempts  IOException: http://.*/in answered 422: no such book\n");
        assertThat(arrived()).containsExactly("1", "2", "2", "3", "4");

        receiver.resetMappings();
        receiver.stubFor(post("/in").willReturn(ok()));
        assertThat(subscriptions("replay", "billing", "--all").out()).isEqualTo("2  handled\n");
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        receiver.stubFor(post("/in").willReturn(temporaryRedirect("/elsewhere")));
        receiver.stubFor(post("/elsewhere").willReturn(ok()));
        serve();

        add("--from", "start", "--attempts", "1", "--event", "BookLent");
        until("billing +live +4 +0 +1 +IOException: .* answered 30[27]");

        receiver.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void a_receiver_that_is_not_there_is_told_of() throws Exception {
        String url = receiver.url("/in");
        receiver.stop();
        serve();

        subscriptions("add", "billing", "--url", url, "--from", "start", "--attempts", "1");

        until("billing +live +4 +0 +4 +IOException: http://.*/in did not answer: java.net.ConnectException");
    }

    @Test
    void one_that_is_removed_posts_nothing_more() throws Exception {
        receiver.stubFor(post("/in").willReturn(ok()));
        serve();
        add();
        assertThat(subscriptions("remove", "billing").exitCode()).isZero();

        lend();
        until("search-index +live +5 +0");

        assertThat(subscriptions().out()).doesNotContain("billing");
        assertThat(arrived()).isEmpty();
        add("--from", "start");
        until("billing +live +5 +0 +0");
    }

    @Test
    void what_cannot_be_added_says_why() {
        assertThat(subscriptions("add", "billing", "--url", "file:///etc/passwd")
                        .err())
                .contains("give an http or https URL");
        assertThat(subscriptions("add", "search-index", "--url", "http://127.0.0.1:1/")
                        .err())
                .contains("taken by the search index");
        assertThat(subscriptions("add", "reminders", "--url", "http://127.0.0.1:1/")
                        .err())
                .contains("There is a subscription 'reminders' already");
        assertThat(subscriptions("add", "billing", "--url", "http://127.0.0.1:1/", "--outcome", "denied")
                        .err())
                .contains("There is no outcome 'denied'; there are accepted");
        assertThat(subscriptions("add", "billing", "--url", "http://127.0.0.1:1/", "--attempts", "0")
                        .err())
                .contains("0 attempts are not possible");
        assertThat(subscriptions().out()).doesNotContain("billing");
    }
}
