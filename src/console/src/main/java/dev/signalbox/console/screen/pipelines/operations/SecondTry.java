package dev.signalbox.console.screen.pipelines.operations;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.operations.StuckResource;
import java.util.List;
import javafx.beans.binding.BooleanExpression;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What to do about resources that could not be deleted: try again, keep them, or let CloudFormation give up on them. */
final class SecondTry {
    private static final double INDENT = 22;

    private final ToggleGroup ways = new ToggleGroup();
    private final RadioButton retry = way("retry");
    private final RadioButton keep = way("keep");
    private final RadioButton force = way("force");
    private final SkippedResources stuck;
    private final VBox box;

    SecondTry(List<StuckResource> resources) {
        stuck = new SkippedResources(resources).all();
        retry.setSelected(true);
        stuck.node().disableProperty().bind(keep.selectedProperty().not());
        VBox below = new VBox(stuck.node());
        below.setPadding(new Insets(0, 0, 0, INDENT));
        box = new VBox(8, retry, keep, below, force);
    }

    private RadioButton way(String name) {
        RadioButton button = new RadioButton(Texts.text("operations.again." + name));
        button.setId("again-" + name);
        button.setMnemonicParsing(false);
        button.setWrapText(true);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.setToggleGroup(ways);
        return button;
    }

    Node node() {
        return box;
    }

    BooleanExpression complete() {
        return keep.selectedProperty().not().or(stuck.some());
    }

    List<String> retained() {
        return keep.isSelected() ? stuck.chosen() : List.of();
    }

    boolean forced() {
        return force.isSelected();
    }
}
