package dev.signalbox.console.screen.executions;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.UploadDialogs;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.UploadDesk;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.StackPlaces;
import dev.signalbox.console.model.files.Upload;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The part of the start form for pipelines that start by themselves when a file is put somewhere: it puts one. */
final class UploadPane {
    private final VBox box;
    private final Surroundings around;
    private final UploadDesk desk;
    private final UploadDialogs dialogs;
    private final Label said = new Label();

    UploadPane(VBox box, StartViewModel viewModel, Surroundings around) {
        this.box = box;
        this.around = around;
        desk = new UploadDesk(around.uploads(), around.fxThread());
        dialogs = new UploadDialogs(desk, around.environment(), box);
        said.setWrapText(true);
        said.getStyleClass().addAll("small-text", "text-2");
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
        desk.doneProperty().subscribe(done -> {
            said.setText(words(done));
            viewModel.refresh();
        });
    }

    private static String words(List<Upload> done) {
        return done.isEmpty() ? ""
                : Texts.text("upload.done", String.join(", ", done.stream().map(u -> u.file().getFileName().toString())
                        .toList()));
    }

    void show(Optional<StackPlaces.Uploads> place) {
        box.setVisible(place.isPresent());
        box.getChildren().clear();
        said.setText("");
        place.ifPresent(this::fill);
    }

    private void fill(StackPlaces.Uploads place) {
        var title = new Label(Texts.text("upload.title"));
        title.getStyleClass().add("section-title");
        var explained = new Label(Texts.text("upload.explained"));
        explained.setWrapText(true);
        explained.getStyleClass().addAll("small-text", "text-2");
        var folder = new Hyperlink(place.folder().uri());
        folder.getStyleClass().add("mono");
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        folder.setMaxWidth(Double.MAX_VALUE);
        folder.setOnAction(_ -> around.navigator().go(place.folder()));
        var buttons = new FlowPane(8, 8, button(Texts.text("upload.file"), () -> dialogs.choose(place.folder())));
        place.samples().forEach(s -> buttons.getChildren().add(button(Texts.text("upload.sample", s.name()),
                () -> desk.upload(List.of(s.file()), place.folder()))));
        box.getChildren().setAll(title, explained, folder, buttons, said);
    }

    private static Button button(String text, Runnable action) {
        var button = Buttons.named(text, action);
        button.setGraphic(new Icon(Glyph.UPLOAD));
        Guards.needs(button, "s3:PutObject");
        return button;
    }
}
