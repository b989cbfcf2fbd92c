package dev.signalbox.console.model.manual;

import java.util.List;
import java.util.Optional;
import org.commonmark.node.Node;

/**
 * A page.
 *
 * @param name its file without {@code .md}
 * @param title its first heading
 * @param document what the page says; nobody changes it
 * @param sections what is under each heading, from the top
 */
public record ManualPage(String name, String title, Node document, List<Section> sections) {
    public ManualPage {
        sections = List.copyOf(sections);
    }

    /**
     * A heading and what follows it, up to the next one.
     *
     * @param anchor by which links lead to it; the first of a page has one too
     * @param level 1 to 6
     * @param text in plain words
     */
    public record Section(String anchor, int level, String title, String text) {}

    public Optional<Section> section(String anchor) {
        return sections.stream().filter(s -> s.anchor().equals(anchor)).findFirst();
    }

    /** Its first place, or one of its headings. */
    public boolean has(ManualPlace place) {
        return place.page().equals(name) && (place.anchor().isEmpty() || section(place.anchor()).isPresent());
    }
}
