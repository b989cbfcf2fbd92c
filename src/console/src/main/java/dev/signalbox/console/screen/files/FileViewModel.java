package dev.signalbox.console.screen.files;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FileProperties;
import dev.signalbox.console.model.files.ObjectRef;
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

    public FileViewModel(OpenFiles files, FactsViewModel facts, Executor fxThread) {
        this.facts = facts;
        this.files = files;
        this.fxThread = fxThread;
        this.preview = new PreviewViewModel(files::preview, fxThread);
    }

    public void open(FileEntry object) {
        var wanted = Optional.of(object);
        if (entry.get().equals(wanted)) {
            return;
        }
        pause();
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
        }
    }

    public void refresh() {
        looked.ifPresent(live -> {
            live.refresh();
            preview.begin();
        });
    }

    public void close() {
        pause();
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
