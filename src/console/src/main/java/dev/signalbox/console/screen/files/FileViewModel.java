package dev.signalbox.console.screen.files;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.files.FileDetails;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.store.FilesStore;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.Subscription;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The object in the preview pane. It is read once, and again on demand. */
public final class FileViewModel {
    private final FilesStore store;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Optional<FileEntry>> entry = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Loadable<FileDetails>> details = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper("");
    private Optional<LiveValue<FileDetails>> looked = Optional.empty();
    private Subscription subscription = () -> {};

    FileViewModel(FilesStore store, Executor fxThread) {
        this.store = store;
        this.fxThread = fxThread;
    }

    public void open(FileEntry object) {
        var wanted = Optional.of(object);
        if (entry.get().equals(wanted)) {
            return;
        }
        pause();
        entry.set(wanted);
        details.set(new Loadable.Loading<>());
        shown.set("");
        var live = store.look(object.location());
        looked = Optional.of(live);
        subscription = live.topic().subscribe(new LatestOnFx<>(fxThread, state -> show(wanted, state)));
        live.refresh();
    }

    private void show(Optional<FileEntry> asked, Loadable<FileDetails> state) {
        if (entry.get().equals(asked)) {
            details.set(state);
            shown.set(state.newest().map(FileViewModel::words).orElse(""));
        }
    }

    /** How much of the object the preview shows. */
    private static String words(FileDetails details) {
        var size = Sizes.words(details.properties().size());
        return details.whole() ? Texts.text("file.whole", size)
                : Texts.text("file.part", Sizes.words(details.shown()), size);
    }

    public void refresh() {
        looked.ifPresent(LiveValue::refresh);
    }

    public void close() {
        pause();
        entry.set(Optional.empty());
        looked = Optional.empty();
    }

    void pause() {
        subscription.close();
        subscription = () -> {};
    }

    /** The open object. */
    public ReadOnlyObjectProperty<Optional<FileEntry>> entryProperty() {
        return entry.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loadable<FileDetails>> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /** What part of the object the preview shows, in words. */
    public ReadOnlyStringProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
