package dev.whence.index.time;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Words and phrases with their meanings, found by their first token.
final class Lexicon<T> {

    private record Entry<T>(List<String> rest, T meaning) {}

    private final Map<String, List<Entry<T>>> entries = new HashMap<>();

    /// Those of single rules, which are made again for each text.
    private static final Map<List<String>, Lexicon<String>> OF_WORDS = new ConcurrentHashMap<>();

    private Lexicon() {}

    /// Words that all mean themselves.
    static Lexicon<String> ofWords(String... phrases) {
        return OF_WORDS.computeIfAbsent(List.of(phrases), words -> {
            Lexicon<String> lexicon = new Lexicon<>();
            words.forEach(word -> lexicon.add(word, word));
            return lexicon;
        });
    }

    /// Lists of phrases, separated by `|`, with what they mean.
    static <T> Lexicon<T> of(Map<String, T> meanings) {
        Lexicon<T> lexicon = new Lexicon<>();
        meanings.forEach((phrases, meaning) -> {
            for (String phrase : phrases.split("\\|")) {
                lexicon.add(phrase, meaning);
            }
        });
        return lexicon;
    }

    /// One list of phrases for each meaning, which is its place in the order, from the given number on.
    static Lexicon<Integer> counted(int first, String... phrases) {
        Map<String, Integer> meanings = new HashMap<>();
        for (int i = 0; i < phrases.length; i++) {
            meanings.put(phrases[i], first + i);
        }
        return of(meanings);
    }

    private void add(String phrase, T meaning) {
        Tokens tokens = Tokens.of(phrase);
        List<String> rest = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            rest.add(tokens.text(i));
        }
        entries.computeIfAbsent(tokens.text(0), _ -> new ArrayList<>()).add(new Entry<>(rest, meaning));
    }

    Set<String> firstTokens() {
        return entries.keySet();
    }

    /// The entries that stand at the position.
    List<Match<T>> at(Tokens tokens, int position) {
        List<Entry<T>> candidates = entries.get(tokens.text(position));
        if (candidates == null) {
            return List.of();
        }
        List<Match<T>> found = new ArrayList<>(1);
        for (Entry<T> candidate : candidates) {
            if (follows(candidate.rest(), tokens, position + 1)) {
                found.add(new Match<>(
                        candidate.meaning(), position + 1 + candidate.rest().size()));
            }
        }
        return found;
    }

    private static boolean follows(List<String> rest, Tokens tokens, int position) {
        for (int i = 0; i < rest.size(); i++) {
            if (!rest.get(i).equals(tokens.text(position + i))) {
                return false;
            }
        }
        return true;
    }
}
