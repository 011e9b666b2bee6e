package dev.whence.server.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.whence.server.docs.Transcripts.Block;
import dev.whence.server.serve.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every transcript in `docs/explain.md` is what the demo answers today. To write them anew:
///
/// ```sh
/// ./mvnw -pl mcp-server -am test -Dtest=TranscriptsTest -Dtranscripts=write -Dsurefire.failIfNoSpecifiedTests=false
/// ```
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TranscriptsTest {

    private static final Path PAGE = Path.of("..", "docs", "explain.md");

    @TempDir
    private static Path temp;

    private static Service demo;
    private static Transcripts transcripts;

    @BeforeAll
    static void play_the_demo() {
        String played = System.getProperty("transcripts.demo"); // a folder that was played before, to save time
        Path folder = played == null ? temp.resolve("demo") : Path.of(played);
        demo = PlayedDemo.served(folder);
        transcripts = new Transcripts(folder);
    }

    @AfterAll
    static void end() {
        demo.close();
    }

    @Test
    void every_transcript_is_what_the_program_says_today() throws IOException {
        String page = Files.readString(PAGE);
        String today = transcripts.renewed(page);
        if ("write".equals(System.getProperty("transcripts"))) {
            Files.writeString(PAGE, today);
            return;
        }
        List<Block> written = Transcripts.blocks(Transcripts.comparable(page));
        List<Block> now = Transcripts.blocks(Transcripts.comparable(today));
        assertThat(written).hasSizeGreaterThan(10);
        assertAll(Stream.iterate(0, i -> i < written.size(), i -> i + 1)
                .map(i -> () -> assertThat(written.get(i).answer())
                        .as(
                                "The answer to \"%s\" in docs/explain.md is out of date: write it anew with"
                                        + " -Dtranscripts=write, and read it",
                                written.get(i).command())
                        .isEqualTo(now.get(i).answer())));
    }

    @Test
    void every_tool_says_the_same_as_the_command_line() throws IOException {
        List<Transcripts.ToolCall> calls = Transcripts.toolCalls(transcripts.renewed(Files.readString(PAGE)));
        assertThat(calls).hasSizeGreaterThanOrEqualTo(10);
        assertAll(calls.stream()
                .map(call -> () -> assertThat(transcripts.answer(
                                "bin/whence call " + call.tool() + " '"
                                        + call.arguments().replace("'", "'\\''") + "'",
                                ""))
                        .as(call.tool())
                        .isEqualTo(call.answer())));
    }
}
