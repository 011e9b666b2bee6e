package dev.whence.index.question;

import java.util.Arrays;
import java.util.Set;

/// Words that say nothing about which decisions are meant.
final class Fillers {

    /// Articles, prepositions, forms of be and have, question words and pronouns.
    private static final Set<String> SMALL =
            words("a about after again all altogether already also alone am an and any anybody anyone"
                    + " anything are as at back be because been before behalf being both but by can could did do does doing done"
                    + " during each either else ever every everybody everyone everything find for from gave get gets getting"
                    + " give given go goes going got had has have having he her here hers herself him himself his how i if"
                    + " in into is it its itself just let like list many may me might mine more most much must my myself"
                    + " neither no nobody none nor not nothing now of off on once one ones only onto or other our out over own please"
                    + " she should show since so some somebody someone something such tell than that the their theirs them"
                    + " then there these they this those through till to too under until up upon us very was we were what"
                    + " whatever when where whether which while who whom whose why will with within without would yet you"
                    + " your yours ve re ll d s t m among amongst via across");

    /// Words for what every decision is, and for asking about it.
    private static final Set<String> GENERAL = words("decision decisions request requests requested requesting attempt"
            + " attempts attempted try tries tried trying case cases thing things entry entries record records"
            + " recorded history log happen happened happens happening made make makes making took take takes taken"
            + " handle handled handles handling ask asks asked asking want wants wanted touch touched involve"
            + " involved involving concern concerning regarding related relating display see view look looked"
            + " know overview detail details information info audit trail past number total overall occur occurred"
            + " occurrence occurrences time times need needs perform performed performs issue issued come came"
            + " end ended work worked went put say says said mention mentions mentioning mentioned contain"
            + " contains containing word words reason reasons problem explain explained summary summarize"
            + " describe pull fetch bring named called carried saw seen ok okay hi hello hey thanks thank kind kinds type types sort activity activities action"
            + " actions operation operations event events process processes processed processing serve served serves help helped"
            + " dealt deal deals");

    private Fillers() {}

    private static Set<String> words(String words) {
        return Set.copyOf(Arrays.asList(words.split(" ")));
    }

    /// Whether it is one of the small words, in lower case.
    static boolean isSmall(String word) {
        int mark = word.indexOf('\'');
        boolean contracted =
                mark > 0 && SMALL.contains(word.substring(0, mark)) && SMALL.contains(word.substring(mark + 1));
        return SMALL.contains(word) || contracted || word.endsWith("n't");
    }

    /// Whether it says no more than that decisions are meant.
    static boolean isGeneral(String word) {
        return GENERAL.contains(word);
    }
}
