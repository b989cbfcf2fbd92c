package dev.signalbox.console.screen.files.transfers;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.files.VisibleText;
import dev.signalbox.console.model.transfer.UploadRule;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.transfer.TransferSettings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.TransferMode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** What the list of files needs of transfers: the pane, the choosers, and files that are dropped. */
public final class TransfersPane {
    private static final Preference<String> LAST = new Preference<>("transfers.lastFolder", String.class, "");
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final TransfersViewModel viewModel;
    private final EnvironmentInfo environment;
    private final Preferences preferences;
    private final Parent node;

    public TransfersPane(TransfersViewModel viewModel, EnvironmentInfo environment, Preferences preferences) {
        this.viewModel = viewModel;
        this.environment = environment;
        this.preferences = preferences;
        node = Views.TRANSFERS.load(new TransfersController(viewModel, environment));
    }

    public Parent node() {
        return node;
    }

    public TransfersViewModel viewModel() {
        return viewModel;
    }

    /** The folder that the settings name, or one that is chosen now; empty when the operator does not want any. */
    public Optional<Path> folder(Node owner) {
        var set = preferences.get(TransferSettings.FOLDER);
        if (!set.isEmpty() && Files.isDirectory(Path.of(set))) {
            return Optional.of(Path.of(set));
        }
        return directory(owner, "files.chooseFolder");
    }

    private Optional<Path> directory(Node owner, String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Texts.text(title));
        last().ifPresent(chooser::setInitialDirectory);
        var chosen = Optional.ofNullable(chooser.showDialog(owner.getScene().getWindow())).map(File::toPath);
        chosen.ifPresent(folder -> preferences.set(LAST, folder.toAbsolutePath().toString()));
        return chosen;
    }

    private Optional<File> last() {
        return Optional.of(new File(preferences.get(LAST))).filter(File::isDirectory);
    }

    /** Lets files be chosen and puts them into the folder. */
    public void uploadFiles(Node owner, S3Location to) {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.text("upload.choose", to.uri()));
        last().ifPresent(chooser::setInitialDirectory);
        var files = chooser.showOpenMultipleDialog(owner.getScene().getWindow());
        if (files != null) {
            upload(owner, files.stream().map(File::toPath).toList(), to);
        }
    }

    /** Lets a folder be chosen and puts all that is in it into the folder. */
    public void uploadFolder(Node owner, S3Location to) {
        directory(owner, "transfers.chooseUpload").ifPresent(folder -> upload(owner, List.of(folder), to));
    }

    /** Level 2 where the settings say that what is there is replaced: what the objects hold now may be lost. */
    private void upload(Node owner, List<Path> files, S3Location to) {
        var rule = preferences.get(TransferSettings.UPLOADS);
        if (rule == UploadRule.REPLACE) {
            new Confirmation(environment, Texts.text("upload.overTitle", to.uri()), Texts.text("upload.overVerb"), files
                    .stream().map(f -> VisibleText.of(String.valueOf(f.getFileName()))).toList(), Texts.text(
                            "upload.overText")).typedUnlessLocal(to.bucket()).ask(owner, () -> viewModel.upload(files,
                                    to, rule));
        } else {
            viewModel.upload(files, to, rule);
        }
    }

    /** Takes files and folders that are dropped on the node. */
    public void takeDrops(Node on, Supplier<Optional<S3Location>> to) {
        on.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles() && to.get().isPresent() && Guards.reason(on, "s3:PutObject")
                    .isEmpty()) {
                event.acceptTransferModes(TransferMode.COPY);
                on.pseudoClassStateChanged(DROP, true);
            }
            event.consume();
        });
        on.setOnDragExited(_ -> on.pseudoClassStateChanged(DROP, false));
        on.setOnDragDropped(event -> {
            var files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
            boolean taken = to.get().isPresent() && Guards.passes(on, "s3:PutObject");
            if (taken) {
                to.get().ifPresent(place -> upload(on, files, place));
            }
            event.setDropCompleted(taken);
            event.consume();
        });
    }
}
