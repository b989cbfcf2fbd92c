package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.KeyValueGrid;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** An environment in a line: its badge, where it is, and what can be done with it. */
final class EnvironmentLine {
    private EnvironmentLine() {}

    /** @param styles of the badge; none for what is no environment */
    static Node of(List<String> styles, String name, String where, Node... acts) {
        return of(styles, name, where, Optional.empty(), acts);
    }

    static Node of(List<String> styles, String name, String where, Optional<String> problem, Node... acts) {
        Label badge = new Label(name);
        badge.getStyleClass().add(styles.isEmpty() ? "strong" : "env-badge");
        badge.getStyleClass().addAll(styles);
        badge.setMinWidth(Label.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, badge, KeyValueGrid.idLabel(where), space);
        for (Node act : acts) {
            if (act instanceof Region button) {
                button.setMinWidth(Region.USE_PREF_SIZE);
            }
        }
        line.getChildren().addAll(acts);
        line.setAlignment(Pos.CENTER_LEFT);
        return problem.map(why -> (Node) new VBox(2, line, wrong(why))).orElse(line);
    }

    private static Label wrong(String why) {
        Label label = EnvironmentFields.quiet(why);
        label.getStyleClass().setAll("label", "small-text", "attention-text");
        return label;
    }
}
