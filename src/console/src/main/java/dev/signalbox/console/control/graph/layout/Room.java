package dev.signalbox.console.control.graph.layout;

import dev.signalbox.console.control.strip.CellGrid;
import java.util.Map;
import java.util.Set;

/**
 * What containers need room for.
 *
 * @param folded those whose inside is not drawn
 * @param cells how many cells the heat strips of Map states have, by their names
 */
public record Room(Set<String> folded, Map<String, Integer> cells) {
    /** Between the head of a Map, its strip, and what is inside. */
    private static final double GAP = 6;

    public Room {
        folded = Set.copyOf(folded);
        cells = Map.copyOf(cells);
    }

    static Room plain() {
        return new Room(Set.of(), Map.of());
    }

    /** How high the strip of a Map is in a container of this width, with the gap under it. */
    double strip(String map, double width) {
        int count = cells.getOrDefault(map, 0);
        return count == 0 ? 0 : CellGrid.of(width - 2 * Scope.PADDING).height(count) + GAP;
    }
}
