package dev.whence.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.json.Json;
import dev.whence.server.cli.Program.Result;
import dev.whence.server.http.HttpSettings;
import dev.whence.server.library.Library;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.Node;
import dev.whence.server.node.NodeSettings;
import dev.whence.server.serve.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `whence explain` on a folder in which book B1 was imported (1), B2 too (2), B1 lent (3), and could not be lent again
/// (4).
class ExplainCommandTest {

    private static final String LEND =
            "{\"book_id\": \"B1\", \"reader\": \"leo\", \"days\": 14, \"reason\": \"holidays\"}";
    private static final String PLAN = """
            [{"command": "return_book", "arguments": {"book_id": "B1"}},
             {"command": "discard_book", "arguments": {"book_id": "B1"}}]
            """;

    @TempDir
    private static Path temp;

    private static String data = "";

    @BeforeAll
    static void fill() throws IOException {
        data = temp.resolve("data").toString();
        Path source = Files.writeString(temp.resolve("books.txt"), "B1;Ulysses;12.50\nB2;Emma;8.00\n");
        assertThat(Program.run("import", "--data", data, "--domain", "library", source.toString())
                        .exitCode())
                .isZero();
        assertThat(Program.run("call", "--data", data, "lend_book", LEND).exitCode())
                .isZero();
        assertThat(Program.run("call", "--data", data, "lend_book", LEND).exitCode())
                .isEqualTo(3);
        Files.writeString(temp.resolve("plan.json"), PLAN);
        Files.writeString(temp.resolve("rule.json"), "{\"rule\": \"book-is-on-shelf\", \"drop\": true}");
    }

    private static Result explain(String line) {
        return fed("", line);
    }

    private static Result fed(String input, String line) {
        List<String> words = new ArrayList<>(List.of("explain"));
        for (String word : line.replace("TEMP", temp.toString()).split(" (?=(?:[^{}]*[{][^}]*[}])*[^{}]*$)")) {
            words.add(word.replace('\'', '"'));
        }
        words.addAll(List.of("--data", data));
        return Program.fed(input, words.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | LendBook on book:B1 was rejected, rather than accepted",
                "decision 4 | LendBook on book:B1 was rejected, rather than accepted",
                "book:B1 --field status --as-of 2 | decision 1 (ImportBook",
                "state book:B1 --field status | status = lent (before: “on shelf”)",
                "history book:B1 | book:B1 was changed 2 times up to position 4",
                "diff book:B1 2 | book:B1 differs in 2 fields between positions 2 and 4",
                "possible book:B1 | allows return_book",
                "why-not discard_book {'book_id': 'B1'} | It would be accepted after return_book",
                "what-if TEMP/plan.json | all would be accepted",
                "what-if TEMP/plan.json --as-of 2 | 1 would be refused",
                "trace 3 | It led to the following",
                "trace 3 --direction causes --depth 1 --mermaid | flowchart TD",
                "but-for 3 | which was rejected, would have been accepted",
                "but-for --needed-for 4 | It would have ended otherwise without decision",
                "claim --entity book:B1 --event BookLent --actor nobody | The claim is contradicted",
                "claim {'entity': 'book:B1'} --field lent_to --value leo | The claim is supported",
                "backtest TEMP/rule.json | Without the rule book-is-on-shelf",
            })
    void every_question_is_answered(String line, String words) {
        Result result = explain(line);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains(words);
        assertThat(explain(line)).isEqualTo(result);
        assertThat(Json.DATA.readTree(explain(line + " --json").out()).isObject())
                .isTrue();
    }

    @Test
    void a_running_server_gives_the_same_answers() {
        List<String> lines = List.of(
                "4",
                "state book:B1",
                "history book:B1",
                "why-not discard_book {'book_id': 'B1'}",
                "what-if TEMP/plan.json",
                "trace 3",
                "but-for 3",
                "backtest TEMP/rule.json");
        List<Result> atRest = lines.stream().map(ExplainCommandTest::explain).toList();
        Node node = Node.open(new NodeSettings(DataFolder.at(Path.of(data)), new Library(), Set.of()));
        try (Service service = Service.of(node, HttpSettings.onPort(0), "test")) {
            assertThat(service.url()).isNotNull();
            for (int i = 0; i < lines.size(); i++) {
                Result served = explain(lines.get(i));
                assertThat(served.out())
                        .as(lines.get(i))
                        .isEqualTo(atRest.get(i).out());
                assertThat(served.exitCode()).isZero();
            }
        }
    }

    @Test
    void a_plan_or_a_rule_may_come_over_standard_input() {
        assertThat(fed(PLAN, "what-if -").out()).contains("all would be accepted");
        assertThat(fed("{\"commands\": " + PLAN + "}", "what-if -").out()).contains("all would be accepted");
        assertThat(fed("{\"rule\": \"loan-is-short\", \"drop\": true}", "backtest -")
                        .err())
                .contains("whence: backtest: 100%");
    }

    @Test
    void the_folder_and_the_form_may_stand_before_the_question() {
        Result result = Program.run("explain", "--data", data, "--json", "possible", "book:B1");

        assertThat(Json.DATA.readTree(result.out()).at("/possible/0").asString())
                .isEqualTo("return_book");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decision",
                "state",
                "history",
                "diff",
                "possible",
                "why-not",
                "what-if",
                "trace",
                "but-for",
                "claim",
                "backtest"
            })
    void every_question_has_help_with_an_example(String question) {
        Result help = Program.run("explain", question, "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains("Usage: whence explain " + question, "--json", "--full", "--data")
                .containsPattern("Examples?:\\R  whence explain " + question);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "posible book:B1 | 2 | Unmatched argument",
                "posible | 2 | Did you mean possible?",
                "state | 2 | Missing required parameter: 'TYPE:ID'",
                "possible book:B7 | 3 | Did you mean book:B1?",
                "decision 99 | 3 | the log ends at 4",
                "what-if TEMP/none.json | 1 | There is no file",
                "what-if TEMP/books.txt | 1 | not JSON",
                "why-not discard_book B1 | 1 | not JSON",
                "why-not discard_book [1] | 1 | must be a JSON object",
                "backtest TEMP/plan.json | 1 | must hold one JSON object",
                "trace 3 --depth deep | 2 | Invalid value for option '--depth'",
                "but-for | 3 | Give either without",
                "claim --count 3 | 3 | needs at least an entity, a command or an event",
            })
    void nonsense_is_told_as_such(String line, int exitCode, String words) {
        Result result = explain(line);

        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(words).doesNotContain("\tat ");
    }
}
