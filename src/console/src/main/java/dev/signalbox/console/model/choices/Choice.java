package dev.signalbox.console.model.choices;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that a parameter may name.
 *
 * @param value what the parameter takes
 * @param name what people call it; empty if they gave it none
 * @param vpc where it lies; empty for what lies in none
 */
public record Choice(String value, String name, String detail, String vpc) {
    /** Such as {@code subnet-0a1 · front · local-1a · 172.31.0.0/20}. */
    public String words() {
        return Stream.of(value, name, detail).filter(s -> !s.isEmpty()).collect(Collectors.joining(" · "));
    }
}
