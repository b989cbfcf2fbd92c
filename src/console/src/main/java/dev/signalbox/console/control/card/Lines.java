package dev.signalbox.console.control.card;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Lines under each other, at most so many; what stays the same thing stays the same node. */
public final class Lines<T> extends VBox {
    private final int most;
    private final Function<T, ?> key;
    private final BiConsumer<LinkLine, T> fill;
    private final Map<Object, LinkLine> lines = new HashMap<>();
    private final Label rest = new Label();

    /**
     * @param key what makes two the same thing
     * @param fill puts one into a line, again and again
     */
    public Lines(int most, Function<T, ?> key, BiConsumer<LinkLine, T> fill) {
        this.most = most;
        this.key = key;
        this.fill = fill;
        getStyleClass().add("lines");
        rest.getStyleClass().addAll("small-text", "text-3", "rest");
        rest.setWrapText(true);
        rest.setMinHeight(USE_PREF_SIZE);
    }

    /** @param more says how many more there are, and what else is to be said under the lines; empty for nothing */
    public void show(List<T> all, Function<Integer, String> more) {
        Map<Object, LinkLine> before = Map.copyOf(lines);
        lines.clear();
        List<Node> next = new ArrayList<>();
        for (T one : all.stream().limit(most).toList()) {
            Object name = key.apply(one);
            LinkLine line = before.getOrDefault(name, new LinkLine());
            fill.accept(line, one);
            lines.put(name, line);
            next.add(line);
        }
        rest.setText(more.apply(Math.max(0, all.size() - most)));
        if (!rest.getText().isEmpty()) {
            next.add(rest);
        }
        if (!getChildren().equals(next)) {
            getChildren().setAll(next);
        }
    }
}
