package dev.signalbox.console.screen.manual;

import dev.signalbox.console.model.manual.Contents;
import dev.signalbox.console.model.manual.Hit;
import dev.signalbox.console.model.manual.ManualPlace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line at the left: an entry of the contents, or something found.
 *
 * @param depth how far it is indented
 * @param detail a second line; empty for an entry of the contents
 */
public record ContentsLine(String title, int depth, Optional<ManualPlace> place, String detail) {
    static List<ContentsLine> of(List<Contents> contents) {
        return contents.stream().flatMap(c -> lines(c, 0)).toList();
    }

    static ContentsLine of(Hit hit) {
        String title = hit.section().equals(hit.page()) ? hit.page() : hit.page() + " › " + hit.section();
        return new ContentsLine(title, 0, Optional.of(hit.place()), hit.context());
    }

    private static Stream<ContentsLine> lines(Contents entry, int depth) {
        return Stream.concat(Stream.of(new ContentsLine(entry.title(), depth, entry.place(), "")), entry.below()
                .stream().flatMap(c -> lines(c, depth + 1)));
    }
}
