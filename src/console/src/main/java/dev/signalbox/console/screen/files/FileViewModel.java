package dev.signalbox.console.screen.files;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FileProperties;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.change.ObjectVersions;
import dev.signalbox.console.screen.files.preview.PreviewViewModel;
import dev.signalbox.console.screen.files.versions.FactsViewModel;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.files.OpenFiles;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The object in the pane at the right. It is read once, and again on demand. */
public final class FileViewModel {
    private final OpenFiles files;
    private final FactsViewModel facts;
    private final Executor fxThread;
    private final PreviewViewModel preview;
    private final ReadOnlyObjectWrapper<Optional<FileEntry>> entry = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Loadable<FileProperties>> properties = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private Optional<LiveValue<FileProperties>> looked = Optional.empty();
    private Subscription subscription = () -> {};
    private boolean gone;

    public FileViewModel(OpenFiles files, FactsViewModel facts, Executor fxThread) {
        this.facts = facts;
        this.files = files;
        this.fxThread = fxThread;
        this.preview = new PreviewViewModel(files::preview, fxThread);
        facts.versionsProperty().subscribe(this::closeIfGone);
    }

    public void open(FileEntry object) {
        var wanted = Optional.of(object);
        if (entry.get().equals(wanted)) {
            return;
        }
        pause();
        gone = false;
        entry.set(wanted);
        properties.set(new Loadable.Loading<>());
        preview.open(ObjectRef.current(object.location()));
        facts.open(object);
        var live = files.properties(object.location());
        looked = Optional.of(live);
        subscription = live.topic().subscribe(new LatestOnFx<>(fxThread, state -> show(wanted, state)));
        live.refresh();
    }

    private void show(Optional<FileEntry> asked, Loadable<FileProperties> state) {
        if (entry.get().equals(asked)) {
            properties.set(state);
            gone = state instanceof Loadable.Stale(_, _, Failure.NotFound _);
            if (gone) {
                facts.readVersions();
            }
        }
    }

    /** What was there and is not any more is closed; while versions of it are left, they can be put back. */
    private void closeIfGone(Loadable<ObjectVersions> versions) {
        boolean none = versions instanceof Loadable.Ready(ObjectVersions v, _) && v.versions().isEmpty();
        if (gone && (none || versions instanceof Loadable.Unavailable)) {
            close();
        }
    }

    public void refresh() {
        looked.ifPresent(live -> {
            preview.begin();
            live.refresh();
        });
    }

    public void close() {
        pause();
        gone = false;
        preview.close();
        facts.close();
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

    public ReadOnlyObjectProperty<Loadable<FileProperties>> propertiesProperty() {
        return properties.getReadOnlyProperty();
    }

    public PreviewViewModel preview() {
        return preview;
    }

    public FactsViewModel facts() {
        return facts;
    }
}
