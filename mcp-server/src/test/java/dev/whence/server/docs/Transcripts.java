package dev.whence.server.docs;

import dev.whence.server.cli.CommandLines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The transcripts on a page: what was typed, and what was answered.
///
/// A transcript is a `console` block whose first line begins with `$ `; what the line lacks of its closing quotation
/// mark, or of what stands in for a file (`<<'END'`), is on the lines after it. A chart is a `mermaid` block below a
/// comment that holds its command. A line `Tool: ...` after a transcript names the tool and arguments that give the
/// same text.
final class Transcripts {

    private static final Pattern BLOCK = Pattern.compile(
            "```console\\n\\$ (?<typed>.*?)```\\n"
                    + "|<!-- (?<charted>bin/whence [^\\n]*) -->\\n```mermaid\\n(?<chart>.*?)```\\n",
            Pattern.DOTALL);
    private static final Pattern TOOL =
            Pattern.compile("```\\n\\nTool: `(?<tool>[a-z_]+)` `(?<arguments>\\{.*?})`\\n", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\\\\.|[^\\s'\\\\])+");
    private static final Pattern ROOT = Pattern.compile("root [A-Za-z0-9+/]{4,}=*…?");
    private static final String END = "END\n";

    private final Path folder;

    /// @param folder the data that the commands are about
    Transcripts(Path folder) {
        this.folder = folder;
    }

    /// A command, what it was fed, and what was answered.
    record Block(String command, String input, String answer) {}

    /// A tool, and what it is said to answer.
    record ToolCall(String tool, String arguments, String answer) {}

    /// A page without what is different in each folder: the root of the tree, since every folder has keys of its own.
    static String comparable(String page) {
        return ROOT.matcher(page).replaceAll("root …");
    }

    static List<Block> blocks(String page) {
        List<Block> blocks = new ArrayList<>();
        Matcher found = BLOCK.matcher(page);
        while (found.find()) {
            blocks.add(block(found));
        }
        return blocks;
    }

    private static Block block(Matcher found) {
        if (found.group("charted") != null) {
            return new Block(found.group("charted"), "", found.group("chart"));
        }
        String typed = found.group("typed");
        int end = endOfLine(typed);
        String command = typed.substring(0, end);
        String rest = typed.substring(end + 1);
        if (!command.endsWith("<<'END'")) {
            return new Block(command, "", rest);
        }
        int fed = rest.indexOf(END);
        return new Block(command, rest.substring(0, fed), rest.substring(fed + END.length()));
    }

    /// Where the command ends: at the first end of a line outside quotation marks.
    private static int endOfLine(String typed) {
        boolean quoted = false;
        for (int i = 0; i < typed.length(); i++) {
            quoted ^= typed.charAt(i) == '\'';
            if (typed.charAt(i) == '\n' && !quoted) {
                return i;
            }
        }
        throw new IllegalArgumentException("A transcript has no end of line after its command: " + typed);
    }

    static List<ToolCall> toolCalls(String page) {
        List<ToolCall> calls = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            Matcher tool = TOOL.matcher(page).region(block.end() - "```\n".length(), page.length());
            if (tool.lookingAt()) {
                calls.add(new ToolCall(
                        tool.group("tool"),
                        tool.group("arguments"),
                        block(block).answer()));
            }
        }
        return calls;
    }

    /// The page with the answers of today.
    String renewed(String page) {
        return BLOCK.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(
                        renewed(found.group(), blocks(found.group()).getFirst())));
    }

    private String renewed(String written, Block block) {
        String answer = answer(block.command(), block.input());
        int end = written.length() - "```\n".length();
        return written.substring(0, end - block.answer().length()) + answer + written.substring(end);
    }

    /// What a command line answers or, if it answers nothing, says beside that.
    String answer(String command, String input) {
        List<String> words = words(command.replaceFirst("^bin/whence ", "").replaceFirst(" ?<<'END'$", ""));
        words.addAll(1, List.of("--data", folder.toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLines.run(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words.toArray(String[]::new));
        return (out.size() == 0 ? err : out).toString(StandardCharsets.UTF_8);
    }

    /// Splits a line as a shell does.
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group().replaceAll("(?s)'([^']*)'|\\\\(.)", "$1$2"));
        }
        return words;
    }
}
