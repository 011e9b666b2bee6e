package dev.whence.evals.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.EntityRef;
import dev.whence.evals.ending.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldFileTest {

    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("gold.json"), content);
    }

    @Test
    void tasks_are_read_with_calls_and_changes() throws IOException {
        List<GoldTask> tasks = GoldFile.read(file("""
                        {"domain": "retail", "tasks": [
                          {"task_id": "7", "final_hash": "x", "known_upstream_bug": true,
                           "calls": [
                             {"name": "cancel_pending_order", "arguments": {"order_id": "#W1"}, "ok": true, "error": null},
                             {"name": "calculate", "arguments": {}, "ok": false, "error": "Invalid characters"}],
                           "delta": {"orders": {"#W1": {"status": "cancelled"}}, "users": {"ann_lee_1": {}}}},
                          {"task_id": 8, "calls": [], "delta": {}}]}"""));

        assertThat(tasks).extracting(GoldTask::id).containsExactly("7", "8");
        assertThat(tasks).extracting(GoldTask::knownUpstreamBug).containsExactly(true, false);
        assertThat(tasks.getFirst().calls()).extracting(GoldCall::ok).containsExactly(true, false);
        assertThat(tasks.getFirst().calls()).extracting(GoldCall::error).containsExactly("", "Invalid characters");
        assertThat(tasks.getFirst().delta())
                .containsOnlyKeys(new EntityRef("order", "#W1"), new EntityRef("user", "ann_lee_1"));
        assertThat(tasks.getLast().delta()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                        | the whole is a list, not an object",
                "{}                                                        | the whole lacks 'tasks'",
                "{\"tasks\": {}}                                           | tasks is an object, not a list",
                "{\"tasks\": []}                                           | it has no tasks",
                "{\"tasks\": [5]}                                          | tasks[0] is a number, not an object",
                "{\"tasks\": [{\"task_id\": \"1\", \"delta\": {}}]}        | tasks[0] lacks 'calls'",
                "{\"tasks\": [{\"task_id\": \"1\", \"calls\": []}]}        | tasks[0] lacks 'delta'",
                "{\"tasks\": [{\"calls\": [], \"delta\": {}}]}             | tasks[0] lacks 'task_id'",
                "{\"tasks\": [{\"task_id\": \"1\", \"calls\": [{}], \"delta\": {}}]} | tasks[0].calls[0] lacks 'name'",
                "{\"tasks\": [{\"task_id\": \"1\", \"calls\": [{\"name\": \"dance\"}], \"delta\": {}}]} | 'dance', which is no tool",
                "{\"tasks\": [{\"task_id\": \"1\", \"calls\": [], \"delta\": {\"ships\": {}}}]} | tasks[0].delta.ships is none of",
                "{\"tasks\": [{\"task_id\": \"1\", \"calls\": [], \"delta\": {\"orders\": {\"\": {}}}}]} | tasks[0].delta.orders",
                "{\"tasks\": [{\"task_id\": \"1\", \"calls\": [], \"delta\": {}},{\"task_id\": 1, \"calls\": [], \"delta\": {}}]} | two tasks",
                "{\"tasks\": [                                             | it is no JSON",
                "{\"tasks\": [], \"tasks\": []}                            | it is no JSON",
                "no json                                                   | it is no JSON",
            })
    void what_is_not_of_the_form_is_named_in_one_line(String content, String complaint) throws IOException {
        Path file = file(content);

        assertThatThrownBy(() -> GoldFile.read(file))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContainingAll(file.toString(), complaint, "a gold file {")
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("\n"));
    }

    @Test
    void a_call_without_ok_is_not_taken_for_either() throws IOException {
        Path file = file("""
                {"tasks": [{"task_id": "1", "delta": {}, "calls": [{"name": "calculate", "arguments": {}, "ok": "yes"}]}]}""");

        assertThatThrownBy(() -> GoldFile.read(file))
                .hasMessageContaining("tasks[0].calls[0].ok is a text, not true or false");
    }

    @Test
    void a_missing_file_is_told() {
        assertThatThrownBy(() -> GoldFile.read(folder.resolve("none.json")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContainingAll("none.json is not a file", "a gold file {");
    }

    @Test
    void a_shop_must_have_all_its_collections() throws IOException {
        Path file = file("{\"products\": {}, \"users\": {}}");

        assertThatThrownBy(() -> Shop.read(file))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("lacks 'orders'");
    }
}
