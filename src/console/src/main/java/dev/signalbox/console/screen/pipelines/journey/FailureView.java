package dev.signalbox.console.screen.pipelines.journey;

import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.stack.TypeWords;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.watch.StackFailure;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The first failure that was nobody else's consequence, pinned, with AWS's own words. */
public final class FailureView {
    private final VBox box;
    private final Consumer<StackEvent> show;
    private Optional<StackFailure> shown = Optional.empty();

    /** @param show chooses the resource in the tree */
    public FailureView(VBox box, Consumer<StackEvent> show) {
        this.box = box;
        this.show = show;
        box.managedProperty().bind(box.visibleProperty());
        box.setVisible(false);
    }

    public void show(Optional<StackFailure> failure) {
        if (!failure.equals(shown)) {
            shown = failure;
            box.setVisible(failure.isPresent());
            failure.ifPresent(this::fill);
        }
    }

    private void fill(StackFailure failure) {
        var event = failure.event();
        var name = Stream.concat(failure.path().stream(), Stream.of(event.logicalId())).collect(Collectors.joining(
                " / "));
        var title = new Label(Texts.text("stack.failure.title", TypeWords.of(event.type()), name));
        title.getStyleClass().add("section-title");
        var exact = new Label(event.status());
        exact.getStyleClass().addAll("mono", "small-text");
        var go = new Button(Texts.text("stack.failure.show"));
        go.setId("failure-show");
        go.getStyleClass().add("small");
        go.setOnAction(_ -> show.accept(event));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, new Icon(Tones.glyph(Tone.FAILED), 14), title, exact, space, go);
        head.getStyleClass().addAll("failure-head", Tones.styleClass(Tone.FAILED));
        var reason = new Label(event.reason().orElse(Texts.text("stack.failure.noReason")));
        reason.setId("failure-reason");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        reason.getStyleClass().add("mono");
        box.getChildren().setAll(head, reason);
        box.setAccessibleText(title.getText() + " " + event.status() + ". " + reason.getText());
    }
}
