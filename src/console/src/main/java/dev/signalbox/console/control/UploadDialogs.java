package dev.signalbox.console.control;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.UploadDesk;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.files.Upload;
import java.io.File;
import java.util.List;
import javafx.scene.Node;
import javafx.stage.FileChooser;

/** What an upload asks: which files, and whether what is there may be replaced. */
public final class UploadDialogs {
    private final UploadDesk desk;
    private final EnvironmentInfo environment;
    private final Node owner;

    /** @param owner the dialogs lie over its window */
    public UploadDialogs(UploadDesk desk, EnvironmentInfo environment, Node owner) {
        this.desk = desk;
        this.environment = environment;
        this.owner = owner;
        desk.takenProperty().subscribe(this::ask);
    }

    /** Lets files be chosen and puts them into the folder. */
    public void choose(S3Location folder) {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.text("upload.choose", folder.uri()));
        var files = chooser.showOpenMultipleDialog(owner.getScene().getWindow());
        if (files != null) {
            desk.upload(files.stream().map(File::toPath).toList(), folder);
        }
    }

    private void ask(List<Upload> taken) {
        if (!taken.isEmpty() && owner.getScene() != null) {
            new Confirmation(environment, Texts.text("upload.replaceTitle", taken.size()),
                    Texts.text("upload.replaceVerb", taken.size()),
                    taken.stream().map(u -> u.place().uri()).toList(), Texts.text("upload.replaceText"))
                    .typedUnlessLocal(taken.getFirst().place().bucket()).ask(owner, () -> desk.replace(taken));
        }
    }
}
