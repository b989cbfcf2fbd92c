package dev.signalbox.console.fx.save;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.files.LocalNames;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@link SaveFile}: asks where to, from the folder chosen last, and writes. A file appears whole or not at all. */
public final class SaveDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SaveDesk.class);
    private static final Preference<String> FOLDER = new Preference<>("save.folder", String.class, "");

    private final Tasks tasks;
    private final Executor writer;
    private final Preferences preferences;

    /** @param writer must not be the FX thread */
    public SaveDesk(Tasks tasks, Executor writer, Preferences preferences) {
        this.tasks = tasks;
        this.writer = writer;
        this.preferences = preferences;
    }

    /** Answers all that is asked for under this node. */
    public void serve(Node root) {
        root.addEventHandler(SaveFile.TYPE, event -> {
            event.consume();
            choose(event.request(), root.getScene().getWindow()).ifPresent(file -> save(event.request(), file));
        });
    }

    private Optional<Path> choose(SaveFile.Request request, Window owner) {
        String extension = "." + request.kind().extension();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("save.title"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(request.kind().words(), "*" + extension));
        Path suggested = LocalNames.inside(Path.of(""), request.name().replace('/', '-') + extension);
        chooser.setInitialFileName(suggested.toString());
        File last = new File(preferences.get(FOLDER));
        if (last.isDirectory()) {
            chooser.setInitialDirectory(last);
        }
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        preferences.set(FOLDER, String.valueOf(chosen.getAbsoluteFile().getParent()));
        return Optional.of(chosen.getName().contains(".") ? chosen.toPath() : Path.of(chosen.getPath() + extension));
    }

    private void save(SaveFile.Request request, Path file) {
        Tasks.Task task = tasks.start(Texts.text("save.task"), file.toString(), Optional.empty());
        writer.execute(() -> {
            try {
                String what = write(request, file);
                task.done(Texts.text("save.done", what, Sizes.words(Files.size(file))), Optional.empty());
            } catch (IOException e) {
                LOG.warn("{} was not written", file, e);
                task.failed(new Failure.Unexpected(e.getClass().getSimpleName(), String.valueOf(e.getMessage()),
                        Optional.empty()));
            }
        });
    }

    private static String write(SaveFile.Request request, Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".part");
        try {
            String what = request.content().writeTo(fresh);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            return what;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
