package dev.signalbox.console.screen.pipelines.gallery;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.deploy.TemplateFile;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Takes a template file that is chosen, or dropped on the screen. */
final class TemplateDrop {
    private static final List<String> ENDINGS = List.of("*.yaml", "*.yml", "*.json", "*.template");

    private final Consumer<TemplateFile> open;

    TemplateDrop(Consumer<TemplateFile> open) {
        this.open = open;
    }

    void choose(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("pipelines.template.choose"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Texts.text("pipelines.template.kind"),
                ENDINGS));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(Texts.text("pipelines.template.any"), "*"));
        Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath).map(TemplateFile::new).ifPresent(open);
    }

    void on(Node target) {
        target.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (file(event.getDragboard()).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        target.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            Optional<File> file = file(event.getDragboard());
            event.setDropCompleted(file.isPresent());
            event.consume();
            file.map(File::toPath).map(TemplateFile::new).ifPresent(open);
        });
    }

    private static Optional<File> file(Dragboard board) {
        return board.hasFiles() && board.getFiles().size() == 1 ? board.getFiles().stream().filter(File::isFile)
                .findFirst() : Optional.empty();
    }
}
