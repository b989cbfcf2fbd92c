package dev.signalbox.console.fx;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.Upload;
import dev.signalbox.console.store.Uploads;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The uploads of one screen, and the question that they bring when objects of their names are there. FX thread only. */
public final class UploadDesk {
    private final Uploads uploads;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<List<Upload>> taken = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Upload>> done = new ReadOnlyObjectWrapper<>(List.of());

    public UploadDesk(Uploads uploads, Executor fxThread) {
        this.uploads = uploads;
        this.fxThread = fxThread;
    }

    /** Puts files into a folder; what is there already stays until somebody says {@link #replace}. */
    public void upload(List<Path> files, S3Location folder) {
        start(files.stream().map(f -> Upload.into(folder, f)).toList(), false);
    }

    /** Puts them although there are objects of their names. */
    public void replace(List<Upload> wanted) {
        start(wanted, true);
    }

    /** Those of the last ones that were not put because of objects of the same names: the question to ask. */
    public ReadOnlyObjectProperty<List<Upload>> takenProperty() {
        return taken.getReadOnlyProperty();
    }

    /** Those of the last ones that were put. */
    public ReadOnlyObjectProperty<List<Upload>> doneProperty() {
        return done.getReadOnlyProperty();
    }

    private void start(List<Upload> wanted, boolean replace) {
        taken.set(List.of());
        done.set(List.of());
        var round = new Round(wanted.size());
        wanted.forEach(u -> uploads.start(Texts.text("upload.task"), u, replace,
                ended -> fxThread.execute(() -> round.ended(u, ended))));
    }

    /** Uploads that began together. */
    private final class Round {
        private final List<Upload> put = new ArrayList<>();
        private final List<Upload> kept = new ArrayList<>();
        private int running;

        private Round(int running) {
            this.running = running;
        }

        private void ended(Upload upload, Uploads.Ended how) {
            if (how == Uploads.Ended.DONE) {
                put.add(upload);
            } else if (how == Uploads.Ended.TAKEN) {
                kept.add(upload);
            }
            running--;
            if (running == 0) {
                done.set(List.copyOf(put));
                taken.set(List.copyOf(kept));
            }
        }
    }
}
