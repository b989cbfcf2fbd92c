package dev.signalbox.console.screen.pipelines.operations;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.operations.StuckResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The resources at which CloudFormation gave up, to choose which of them it is to leave alone. */
final class SkippedResources {
    private static final double INDENT = 26;

    private final VBox box = new VBox(6);
    private final List<StuckResource> resources;
    private final List<CheckBox> boxes = new ArrayList<>();

    SkippedResources(List<StuckResource> resources) {
        this.resources = resources;
        if (resources.isEmpty()) {
            box.getChildren().add(new Label(Texts.text("operations.stuck.none")));
        }
        resources.forEach(this::add);
    }

    private void add(StuckResource resource) {
        CheckBox choice = new CheckBox(resource.logicalId() + " · " + resource.type());
        choice.setMnemonicParsing(false);
        choice.setId("skip-" + resource.logicalId());
        choice.setAccessibleText(Texts.text("operations.leave", resource.logicalId()));
        boxes.add(choice);
        Label why = new Label(Optional.of(resource.reason().orElse("")).filter(r -> !r.isEmpty()).orElse(resource
                .status()));
        why.setWrapText(true);
        why.setMaxWidth(500);
        why.setMinHeight(Region.USE_PREF_SIZE);
        why.getStyleClass().addAll("small-text", "text-3");
        VBox below = new VBox(why);
        below.setPadding(new Insets(0, 0, 0, INDENT));
        box.getChildren().addAll(choice, below);
    }

    SkippedResources all() {
        boxes.forEach(b -> b.setSelected(true));
        return this;
    }

    Node node() {
        return box;
    }

    ObservableBooleanValue always() {
        return new SimpleBooleanProperty(true);
    }

    /** Whether one is chosen at least. */
    BooleanExpression some() {
        return Bindings.createBooleanBinding(() -> !chosen().isEmpty(), boxes.stream().map(CheckBox::selectedProperty)
                .toArray(javafx.beans.Observable[]::new));
    }

    /** By logical id. */
    List<String> chosen() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            if (boxes.get(i).isSelected()) {
                ids.add(resources.get(i).logicalId());
            }
        }
        return ids;
    }
}
