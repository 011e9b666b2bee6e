package dev.whence.evals.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.evals.Evals;
import dev.whence.evals.ending.ExitCode;
import dev.whence.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// The whole evaluation, on a small shop of our own: `src/test/resources/retail`.
class RetailCommandTest {

    private static final Path SHOP = Path.of("src/test/resources/retail");

    @TempDir
    private Path folder;

    private record Run(int exit, List<String> out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Evals.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of("eval", "retail"));
        all.addAll(List.of(arguments));
        int exit = commands.execute(all.toArray(String[]::new));
        return new Run(exit, out.toString().lines().toList(), err.toString());
    }

    /// The gold file with one text in place of another.
    private Path gold(String replaced, String replacement) throws IOException {
        String gold = Files.readString(SHOP.resolve("gold_train.json"));
        assertThat(gold).contains(replaced);
        return Files.writeString(folder.resolve("gold.json"), gold.replace(replaced, replacement));
    }

    @Nested
    class Measured {

        @Test
        void a_shop_that_behaves_meets_the_bar() throws IOException {
            Path json = folder.resolve("result.json");

            Run run = run("--data", SHOP.toString(), "--json", json.toString());

            assertThat(run.out()).last().isEqualTo("retail: 9/9 tasks, 0 false refusals, 0 false acceptances");
            assertThat(run.out())
                    .contains("Not scored: 6 of 6 reads came out as in the benchmark; 3 calls have no equivalent and"
                            + " were left out.");
            assertThat(run.exit()).isEqualTo(ExitCode.MET);
            JsonNode result = Json.ENVELOPE.readTree(Files.readString(json));
            assertThat(result.at("/met").asBoolean()).isTrue();
            assertThat(result.at("/results").size()).isEqualTo(9);
        }

        @Test
        void a_wrong_amount_is_found() throws IOException {
            Path gold = gold("\"exchange_price_difference\": -1.75", "\"exchange_price_difference\": -1.74");

            Run run = run("--data", SHOP.toString(), "--gold", gold.toString());

            assertThat(run.out())
                    .contains("task exchange failed: order:#W2 is not as it should be: exchange_price_difference:"
                            + " expected -1.74, found -1.75");
            assertThat(run.out()).last().isEqualTo("retail: 8/9 tasks, 0 false refusals, 0 false acceptances");
            assertThat(run.exit()).isEqualTo(ExitCode.BELOW_BAR);
        }

        @Test
        void false_refusals_and_false_acceptances_are_counted() throws IOException {
            Path gold = Files.writeString(folder.resolve("gold.json"), """
                    {"tasks": [
                      {"task_id": "1", "delta": {}, "calls": [
                        {"name": "cancel_pending_order", "arguments": {"order_id": "#W3", "reason": "no longer needed"},
                         "ok": true, "error": null}]},
                      {"task_id": "2", "delta": {}, "calls": [
                        {"name": "cancel_pending_order", "arguments": {"order_id": "#W1", "reason": "no longer needed"},
                         "ok": false, "error": "No"}]}]}""");

            Run run = run("--data", SHOP.toString(), "--gold", gold.toString());

            assertThat(String.join("\n", run.out()))
                    .contains("was refused: ", "order.status was processed, required pending", "was accepted: ");
            assertThat(run.out()).last().isEqualTo("retail: 0/2 tasks, 1 false refusals, 1 false acceptances");
            assertThat(run.exit()).isEqualTo(ExitCode.BELOW_BAR);
        }

        @Test
        void a_change_that_the_benchmark_does_not_have_is_found() throws IOException {
            Path gold = Files.writeString(folder.resolve("gold.json"), """
                    {"tasks": [{"task_id": "1", "delta": {}, "calls": [
                      {"name": "cancel_pending_order", "arguments": {"order_id": "#W1", "reason": "no longer needed"},
                       "ok": true, "error": null}]}]}""");
            Path json = folder.resolve("result.json");

            Run run = run("--data", SHOP.toString(), "--gold", gold.toString(), "--json", json.toString());

            assertThat(run.exit()).isEqualTo(ExitCode.BELOW_BAR);
            JsonNode problems = Json.ENVELOPE.readTree(Files.readString(json)).at("/results/0/problems");
            assertThat(problems.values())
                    .extracting(JsonNode::asString)
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("order:#W1 should not have changed: cancel_reason: "),
                            second -> assertThat(second)
                                    .isEqualTo("user:ann_lee_1 should not have changed:"
                                            + " payment_methods.gift_card_1.balance: expected 30.00, found 51.00"));
        }
    }

    @Nested
    class Unusable {

        private void assertOneLine(Run run, String... words) {
            assertThat(run.err()
                            .strip()
                            .lines()
                            .filter(line -> !line.startsWith("eval retail: "))
                            .toList())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains(words));
            assertThat(run.out()).isEmpty();
            assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE_INPUT);
        }

        @Test
        void a_folder_without_a_shop_is_told() {
            assertOneLine(run("--data", folder.toString()), "db.json is not a file");
        }

        @Test
        void a_missing_gold_file_is_told() {
            assertOneLine(run("--data", SHOP.toString(), "--gold", "none.json"), "none.json is not a file");
        }

        @Test
        void a_malformed_gold_file_is_told() throws IOException {
            Path gold = Files.writeString(folder.resolve("gold.json"), "{\n\"tasks\": oops}");

            assertOneLine(run("--data", SHOP.toString(), "--gold", gold.toString()), "it is no JSON", "line 2");
        }

        @Test
        void a_shop_that_cannot_be_imported_is_told() throws IOException {
            Files.copy(SHOP.resolve("gold_train.json"), folder.resolve("gold_train.json"));
            Files.writeString(
                    folder.resolve("db.json"),
                    Files.readString(SHOP.resolve("db.json")).replace("\"status\": \"processed\"", "\"status\": 7"));

            assertOneLine(run("--data", folder.toString()), "cannot be imported", "status");
        }

        @Test
        void a_result_that_could_not_be_written_is_told_before_anything_is_measured() {
            Path json = folder.resolve("none/result.json");

            assertOneLine(
                    run("--data", SHOP.toString(), "--json", json.toString()), "none/result.json cannot be written");
        }

        @Test
        void a_missing_option_is_told() {
            Run run = run();

            assertThat(run.err()).contains("Missing required option: '--data=DIR'");
            assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE_INPUT);
        }
    }
}
