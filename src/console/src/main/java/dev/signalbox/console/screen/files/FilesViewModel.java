package dev.signalbox.console.screen.files;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FileListing;
import dev.signalbox.console.model.files.S3Address;
import dev.signalbox.console.store.Downloads;
import dev.signalbox.console.store.FilesStore;
import dev.signalbox.console.store.Subscription;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A place in S3: its address, what is there as far as it was read, and downloads from it. */
public final class FilesViewModel {
    private final FilesStore store;
    private final Downloads downloads;
    private final Executor fxThread;
    private final Consumer<Destination> navigate;
    private final FileViewModel file;
    private final StringProperty address = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper addressProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<S3Location>> place = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Loadable<FileListing>> listing = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ObservableList<FileEntry> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Conflict> conflict = new SimpleObjectProperty<>(Conflict.KEEP_BOTH);
    private Optional<Subscription> subscription = Optional.empty();
    private boolean visited;

    /** @param navigate leads the console somewhere, so that back and forward work */
    public FilesViewModel(FilesStore store, Downloads downloads, Executor fxThread, Consumer<Destination> navigate) {
        this.store = store;
        this.downloads = downloads;
        this.fxThread = fxThread;
        this.navigate = navigate;
        this.file = new FileViewModel(store, fxThread);
    }

    /** Shows a place; coming back to it shows what was read before, and reads it again. */
    public void show(Optional<S3Location> wanted) {
        boolean same = visited && place.get().equals(wanted);
        visited = true;
        place.set(wanted);
        address.set(wanted.map(S3Location::uri).orElse("s3://"));
        addressProblem.set("");
        if (subscription.isEmpty()) {
            subscription = Optional.of(store.listing().subscribe(new LatestOnFx<>(fxThread, this::show)));
        }
        if (same) {
            store.refresh();
        } else {
            file.close();
            store.open(wanted);
        }
    }

    public void hide() {
        subscription.ifPresent(Subscription::close);
        subscription = Optional.empty();
        file.pause();
    }

    private void show(Loadable<FileListing> state) {
        var shown = state.newest();
        if (shown.isPresent() && !shown.get().place().equals(place.get())) {
            return;
        }
        listing.set(state);
        show(shown.map(FileListing::entries).orElse(List.of()));
        shown.ifPresent(this::openIfExact);
    }

    /** A further page only adds rows, however many there are. */
    private void show(List<FileEntry> next) {
        int have = rows.size();
        if (next.size() > have && have > 0 && next.get(have - 1).equals(rows.get(have - 1))
                && next.getFirst().equals(rows.getFirst())) {
            rows.addAll(next.subList(have, next.size()));
        } else if (!rows.equals(next)) {
            rows.setAll(next);
        }
    }

    /** A key that was given in full is opened at once. */
    private void openIfExact(FileListing shown) {
        var exact = shown.place().filter(p -> !p.key().isEmpty() && file.entryProperty().get().isEmpty());
        exact.flatMap(p -> shown.entries().stream()
                .filter(e -> e.kind() == FileEntry.Kind.OBJECT && e.location().equals(p)).findFirst())
                .ifPresent(file::open);
    }

    /** Goes where the address bar says. */
    public void go() {
        var text = address.get().strip();
        if (text.isEmpty() || text.equals("s3://")) {
            navigate.accept(new Destination.Files());
            return;
        }
        S3Address.read(text).ifPresentOrElse(navigate::accept,
                () -> addressProblem.set(Texts.text("files.badAddress", text)));
    }

    public void up() {
        place.get().ifPresent(p -> navigate.accept(S3Address.above(p)));
    }

    /** Where an upload goes: the folder that is looked at; empty in the list of buckets. */
    public Optional<S3Location> folder() {
        return place.get().map(p -> new S3Location(p.bucket(), p.key().substring(0, p.key().lastIndexOf('/') + 1)));
    }

    /** Opens a bucket or folder, or previews an object. */
    public void open(FileEntry entry) {
        if (entry.kind() == FileEntry.Kind.OBJECT) {
            file.open(entry);
        } else {
            navigate.accept(entry.location());
        }
    }

    public void more() {
        store.more();
    }

    public void refresh() {
        if (listing.get().newest().isPresent()) {
            store.refresh();
        } else {
            store.retry(place.get());
        }
        file.refresh();
    }

    public void download(List<FileEntry> chosen, Path folder) {
        downloads.start(Texts.text("files.downloading"), chosen, folder, conflict.get());
    }

    public FileViewModel file() {
        return file;
    }

    /** What the address bar holds. */
    public StringProperty addressProperty() {
        return address;
    }

    /** Why the address leads nowhere; empty when it does. */
    public ReadOnlyStringProperty addressProblemProperty() {
        return addressProblem.getReadOnlyProperty();
    }

    /** Empty in the list of buckets. */
    public ReadOnlyObjectProperty<Optional<S3Location>> placeProperty() {
        return place.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loadable<FileListing>> listingProperty() {
        return listing.getReadOnlyProperty();
    }

    public ObservableList<FileEntry> rows() {
        return rows;
    }

    public ObjectProperty<Conflict> conflictProperty() {
        return conflict;
    }
}
