package dev.whence.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.server.cli.Program.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The demo as a process of its own, since it ends only when it is told to.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DemoCommandTest {

    @TempDir
    private Path temp;

    private final List<String> guide = new ArrayList<>();

    private Process demo(String... more) throws IOException {
        List<String> line = new ArrayList<>(List.of("demo", "--domain", "library", "--port", "0"));
        line.addAll(List.of(more));
        guide.clear();
        Process process = Program.start(temp.resolve("demo.err"), line.toArray(String[]::new));
        BufferedReader out = process.inputReader();
        for (String read = out.readLine(); read != null; read = out.readLine()) {
            guide.add(read);
            if (read.startsWith("Stop with")) {
                return process;
            }
        }
        throw new AssertionError("The demo ended: " + Files.readString(temp.resolve("demo.err")));
    }

    /// Splits a line as a shell does.
    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("(?:'[^']*'|\\\\.|[^\\s'\\\\])+").matcher(line);
        while (word.find()) {
            words.add(word.group().replaceAll("'([^']*)'|\\\\(.)", "$1$2"));
        }
        return words.toArray(String[]::new);
    }

    private List<String> commands() {
        return guide.stream()
                .filter(line -> line.startsWith("    whence "))
                .map(line -> line.substring("    whence ".length()))
                .toList();
    }

    @Test
    void it_plays_serves_and_every_command_it_prints_works() throws Exception {
        String data = temp.resolve("my data").toString();
        Process process = demo("--data", data);

        assertThat(String.join("\n", guide))
                .contains("40 decisions in " + data, "claude mcp add --transport http whence http://127.0.0.1:")
                .contains("{\"mcpServers\": {\"whence\": {\"command\": \"whence\", \"args\": [\"mcp\", \"--data\", \""
                        + data);
        assertThat(commands()).hasSize(5).allSatisfy(command -> {
            Result result = Program.run(words(command));
            assertThat(result.exitCode()).as(command + result.err()).isZero();
            assertThat(result.out()).as(command).isNotBlank();
        });
        assertThat(Files.readString(temp.resolve("demo.err"))).contains("whence: playing: 100% (20 of 20)");
        end(process);
    }

    @Test
    void a_demo_that_is_there_is_served_as_it_is() throws Exception {
        String data = temp.resolve("data").toString();
        end(demo("--data", data));
        String before = Program.run("log", "--data", data).out();

        end(demo("--data", data));

        assertThat(Program.run("log", "--data", data).out()).isEqualTo(before);
    }

    @Test
    void the_same_seed_plays_the_same_history() throws Exception {
        String one = temp.resolve("one").toString();
        String same = temp.resolve("same").toString();
        String other = temp.resolve("other").toString();
        end(demo("--data", one, "--seed", "7"));
        end(demo("--data", same, "--seed", "7"));
        end(demo("--data", other, "--seed", "8"));

        String history = Program.run("log", "--data", one).out();
        assertThat(Program.run("log", "--data", same).out()).isEqualTo(history);
        assertThat(Program.run("log", "--data", other).out()).isNotEqualTo(history);
    }

    @Test
    void a_temporary_folder_is_removed_at_the_end() throws Exception {
        Process process = demo();
        Matcher folder =
                Pattern.compile(" decisions in (\\S+) \\(removed at the end").matcher(String.join("\n", guide));
        assertThat(folder.find()).isTrue();
        assertThat(Path.of(folder.group(1))).isDirectory();

        end(process);

        assertThat(Path.of(folder.group(1))).doesNotExist();
    }

    @Test
    void data_that_is_no_demo_is_left_alone() throws IOException {
        String data = temp.resolve("data").toString();
        Path source = Files.writeString(temp.resolve("books.txt"), "B1;Ulysses;12.50\n");
        Program.run("import", "--data", data, "--domain", "library", source.toString());

        Result result = Program.run("demo", "--data", data);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("is no demonstration", "whence serve");
    }

    @Test
    void a_demo_that_was_ended_half_way_says_so() throws IOException {
        Path data = Files.createDirectory(temp.resolve("data"));
        Files.writeString(
                data.resolve("whence.json"),
                "{\"format\": 1, \"domain\": \"library\", \"demonstration\": {\"seed\": 1, \"complete\": false}}");

        assertThat(Program.run("demo", "--data", data.toString()).err()).contains("ended before", "remove the folder");
    }

    private static void end(Process process) throws InterruptedException {
        process.toHandle().destroy();
        assertThat(process.waitFor()).isEqualTo(143);
    }
}
