package dev.signalbox.console.model.choices;

import java.util.List;

/**
 * What a parameter may name.
 *
 * @param more whether there is more than is listed
 */
public record Choices(List<Choice> all, boolean more) {
    public Choices {
        all = List.copyOf(all);
    }
}
