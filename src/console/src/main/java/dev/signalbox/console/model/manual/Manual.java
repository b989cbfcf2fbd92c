package dev.signalbox.console.model.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * The manual: {@code contents.md}, and the pages that it names in the order in which it names them.
 *
 * @param contents what {@code contents.md} lists
 * @param pages the page of contents first
 */
public record Manual(List<Contents> contents, List<ManualPage> pages) {
    public Manual {
        contents = List.copyOf(contents);
        pages = List.copyOf(pages);
    }

    /** @param source the text of a file, such as {@code contents.md}, if there is one */
    public static Manual read(Function<String, Optional<String>> source) {
        ManualPage first = PageReader.read(ManualPlace.CONTENTS.page(), source.apply("contents.md").orElse(""));
        List<Contents> contents = Contents.of(first);
        Map<String, ManualPage> pages = new LinkedHashMap<>();
        pages.put(first.name(), first);
        contents.stream().flatMap(Contents::all).flatMap(c -> c.place().stream()).map(ManualPlace::page).distinct()
                .filter(name -> !pages.containsKey(name)).forEach(name -> source.apply(name + ".md").ifPresent(
                        text -> pages.put(name, PageReader.read(name, text))));
        return new Manual(contents, new ArrayList<>(pages.values()));
    }

    public Optional<ManualPage> page(String name) {
        return pages.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    public boolean has(ManualPlace place) {
        return page(place.page()).filter(p -> p.has(place)).isPresent();
    }
}
