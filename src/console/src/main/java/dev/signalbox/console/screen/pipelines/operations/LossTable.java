package dev.signalbox.console.screen.pipelines.operations;

import dev.signalbox.console.control.Hint;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.operations.DeletionPlan;
import dev.signalbox.console.model.operations.Loss;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What goes with its data, what stays, and how much else goes. */
final class LossTable {
    private static final double ROW = 22;
    private static final double HIGHEST = 240;

    private final GridPane grid = new GridPane();
    private final VBox box = new VBox(6);

    LossTable(DeletionPlan plan) {
        grid.getStyleClass().add("loss-table");
        grid.setHgap(16);
        grid.setVgap(4);
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        names.setMinWidth(120);
        ColumnConstraints words = new ColumnConstraints();
        words.setMinWidth(190);
        grid.getColumnConstraints().addAll(names, new ColumnConstraints(), words);
        section("operations.lost", plan.lost(), "failed-text");
        section("operations.kept", plan.kept(), "text-2");
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setId("losses");
        double rows = grid.getRowCount();
        scroll.setPrefHeight(Math.min(HIGHEST, rows * (ROW + grid.getVgap()) + 8));
        scroll.setMinHeight(scroll.getPrefHeight());
        Label others = new Label(Texts.text(plan.lost().isEmpty() ? "operations.nothing" : "operations.others", plan
                .others()));
        others.getStyleClass().addAll("small-text", "text-3");
        if (rows > 0) {
            box.getChildren().add(scroll);
        }
        if (plan.others() > 0 || plan.lost().isEmpty()) {
            box.getChildren().add(others);
        }
    }

    private void section(String title, List<Loss> losses, String style) {
        if (!losses.isEmpty()) {
            Label head = new Label(Texts.text(title, losses.size()));
            head.getStyleClass().add("section-title");
            head.setMinHeight(ROW);
            grid.add(head, 0, grid.getRowCount(), 3, 1);
            losses.forEach(loss -> row(loss, style));
        }
    }

    private void row(Loss loss, String style) {
        Label name = new Label(loss.resource());
        name.setMinHeight(ROW);
        Hint.on(name, loss.physicalId());
        Label type = new Label(loss.type().replace("AWS::", ""));
        type.getStyleClass().addAll("small-text", "text-3");
        Label words = new Label(loss.holding().words());
        words.getStyleClass().addAll("small-text", style);
        grid.addRow(grid.getRowCount(), name, type, words);
    }

    Node node() {
        return box;
    }
}
