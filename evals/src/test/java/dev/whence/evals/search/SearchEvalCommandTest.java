package dev.whence.evals.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.evals.Evals;
import dev.whence.evals.ending.ExitCode;
import dev.whence.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// The whole command, on a small dialogue of our own: `src/test/resources/search`.
class SearchEvalCommandTest {

    private static final Path DIALOGUES = Path.of("src/test/resources/search/dialogues.json");

    /// What a series looks like, beside its name.
    private static final Pattern LEGEND = Pattern.compile("<rect height=\"20\"[^>]*width=\"20\"");

    @TempDir
    private Path folder;

    private record Run(int exit, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Evals.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of("eval", "search", "--no-audit", "--no-shop"));
        all.addAll(List.of(arguments));
        return new Run(commands.execute(all.toArray(String[]::new)), out.toString(), err.toString());
    }

    /// The dialogues with one text in place of another.
    private Path dialogues(String replaced, String replacement) throws IOException {
        String all = Files.readString(DIALOGUES);
        assertThat(all).contains(replaced);
        return Files.writeString(folder.resolve("dialogues.json"), all.replace(replaced, replacement));
    }

    @Test
    void answerable_questions_are_asked_and_their_evidence_is_found() throws IOException {
        Path json = folder.resolve("result.json");

        Run run = run("--locomo", DIALOGUES.toString(), "--json", json.toString());

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.MET);
        assertThat(run.out())
                .contains("garden", "2 temporal", "4 single-hop", "met")
                .doesNotContain("BELOW");
        JsonNode result = Json.ENVELOPE.readTree(Files.readString(json));
        assertThat(result.at("/locomo/asked")).hasSize(9);
        assertThat(result.at("/bars/0/met").asBoolean()).isTrue();
    }

    @Test
    void the_report_has_tables_and_plots_and_no_question() throws Exception {
        Path report = folder.resolve("report.html");

        Run run = run("--locomo", DIALOGUES.toString(), "--report", report.toString());

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.MET);
        String html = Files.readString(report);
        assertThat(html)
                .contains("LoCoMo, recall of turns at 10", "<td>garden</td>", "<td>2 temporal</td>", "<td>met</td>")
                .doesNotContainPattern("(src|href)=\"(?!data:)");
        JsonNode dialogues = Json.ENVELOPE.readTree(Files.readString(DIALOGUES));
        assertThat(dialogues.findValuesAsString("question")).isNotEmpty().noneMatch(html::contains);
        List<String> plots = Pattern.compile("base64,([^\"]+)")
                .matcher(html)
                .results()
                .map(match -> new String(Base64.getDecoder().decode(match.group(1)), StandardCharsets.UTF_8))
                .toList();
        assertThat(plots).hasSize(2).allSatisfy(svg -> {
            assertThat(LEGEND.matcher(svg).results().count())
                    .as("words, meaning and both")
                    .isEqualTo(3);
            assertThat(elements(svg)).isGreaterThan(20);
        });
    }

    /// Parses the drawing and counts what is in it.
    private static int elements(String svg) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document drawing = parsers.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(drawing.getDocumentElement().getNodeName()).isEqualTo("svg");
        return drawing.getElementsByTagName("*").getLength();
    }

    @Test
    void evidence_that_is_not_found_is_below_the_bar() throws IOException {
        Path one = dialogues("\"category\": 4", "\"category\": 5");
        String everything =
                IntStream.rangeClosed(1, 12).mapToObj(i -> "D3:" + i).collect(Collectors.joining(";"));
        Files.writeString(one, Files.readString(one).replace("[\"D1:2\"]", "[\"" + everything + "\"]"));

        Run run = run("--locomo", one.toString());

        assertThat(run.out()).contains("BELOW BAR LoCoMo, recall of turns at 5");
        assertThat(run.exit()).isEqualTo(ExitCode.BELOW_BAR);
    }

    @Test
    void a_file_of_another_form_is_named_with_its_fault() throws IOException {
        Run missing = run("--locomo", folder.resolve("none.json").toString());
        assertThat(missing.exit()).isEqualTo(ExitCode.UNUSABLE_INPUT);
        assertThat(missing.err()).contains("none.json is not a file");

        Run time = run(
                "--locomo", dialogues("9:05 am on 3 March, 2024", "yesterday").toString());
        assertThat(time.exit()).isEqualTo(ExitCode.UNUSABLE_INPUT);
        assertThat(time.err()).contains("[0].conversation.session_1_date_time is no time such as");

        Run speaker = run(
                "--locomo",
                dialogues("\"speaker\": \"Tomas\", \"dia_id\": \"D2:1\"", "\"dia_id\": \"D2:1\"")
                        .toString());
        assertThat(speaker.err()).contains("[0].conversation.session_2[0] lacks 'speaker'");
    }

    @Test
    void nothing_to_measure_is_said() {
        Run run = run();
        assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE_INPUT);
        assertThat(run.err()).contains("There is nothing to measure; name a set with --locomo or --time");
    }
}
