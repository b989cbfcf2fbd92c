package dev.signalbox.console.model.manual;

import dev.signalbox.console.model.manual.ManualPage.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds sections by words, of which each may be the beginning of one that is there. Titles count more than text, and a word that is
 * there whole counts more than one that only begins so.
 */
public final class ManualSearch {
    private static final int MOST = 40;
    private static final int MOST_OF_A_WORD = 5;
    private static final int BEFORE = 24;
    private static final int LENGTH = 140;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(ManualPage page, Section section, List<String> title, List<String> words) {}

    private record Ranked(Hit hit, int score) {}

    public ManualSearch(Manual manual) {
        manual.pages().stream().filter(p -> !p.name().equals(ManualPlace.CONTENTS.page())).forEach(page -> page
                .sections().forEach(section -> entries.add(new Entry(page, section, words(section.title()), words(
                        section.text())))));
    }

    /** The best first; none for a query without words. */
    public List<Hit> find(String query) {
        List<String> wanted = words(query);
        if (wanted.isEmpty()) {
            return List.of();
        }
        return entries.stream().map(e -> new Ranked(hit(e, wanted.getFirst()), score(e, wanted))).filter(r -> r
                .score() > 0).sorted(Comparator.comparingInt(Ranked::score).reversed()).limit(MOST).map(Ranked::hit)
                .toList();
    }

    /** 0 unless every word is there. */
    private static int score(Entry entry, List<String> wanted) {
        int score = 0;
        for (String word : wanted) {
            int one = 10 * count(entry.title(), word) + Math.min(MOST_OF_A_WORD, count(entry.words(), word));
            if (one == 0) {
                return 0;
            }
            score += one;
        }
        return score + (entry.section().level() == 1 ? 1 : 0);
    }

    private static int count(List<String> words, String wanted) {
        return words.stream().mapToInt(w -> w.equals(wanted) ? 2 : w.startsWith(wanted) ? 1 : 0).sum();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(w -> !w.isEmpty())
                .toList();
    }

    private static Hit hit(Entry entry, String wanted) {
        Section section = entry.section();
        boolean top = section.equals(entry.page().sections().getFirst());
        return new Hit(new ManualPlace(entry.page().name(), top ? "" : section.anchor()), entry.page().title(), section
                .title(), context(section.text().replaceAll("\\s+", " "), wanted));
    }

    private static String context(String text, String wanted) {
        Matcher word = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(wanted)).matcher(text.toLowerCase(
                Locale.ROOT));
        int at = word.find() ? word.start() : 0;
        int from = at <= BEFORE ? 0 : Math.min(at, text.indexOf(' ', at - BEFORE) + 1);
        int end = from + LENGTH >= text.length() ? text.length() : text.lastIndexOf(' ', from + LENGTH);
        return (from > 0 ? "… " : "") + text.substring(from, Math.max(from, end)) + (end < text.length() ? " …" : "");
    }
}
