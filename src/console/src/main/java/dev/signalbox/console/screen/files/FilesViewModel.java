package dev.signalbox.console.screen.files;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FileListing;
import dev.signalbox.console.model.files.S3Address;
import dev.signalbox.console.model.files.VisibleText;
import dev.signalbox.console.model.files.list.FileList;
import dev.signalbox.console.model.files.list.FileOrder;
import dev.signalbox.console.screen.files.list.FileRows;
import dev.signalbox.console.screen.files.list.Sorting;
import dev.signalbox.console.store.Downloads;
import dev.signalbox.console.store.FilesStore;
import dev.signalbox.console.store.Subscription;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
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
    private final FileRows rows = new FileRows();
    private final Sorting sorting;
    private final ReadOnlyStringWrapper filter = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Conflict> conflict = new SimpleObjectProperty<>(Conflict.KEEP_BOTH);
    private Optional<Subscription> subscription = Optional.empty();
    private boolean visited;

    /** @param navigate leads the console somewhere, so that back and forward work */
    public FilesViewModel(FilesStore store, Downloads downloads, Executor fxThread, Consumer<Destination> navigate,
            FileViewModel file) {
        this.store = store;
        this.downloads = downloads;
        this.fxThread = fxThread;
        this.navigate = navigate;
        this.file = file;
        sorting = new Sorting(rows, work -> Thread.ofVirtual().name("sort files").start(work), fxThread);
    }

    /** Shows a place; coming back to it shows what was read before, and reads it again. */
    public void show(Optional<S3Location> wanted) {
        boolean same = visited && place.get().equals(wanted);
        visited = true;
        if (!same) {
            filter.set("");
            reading.set(false);
        }
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
        if (shown.isPresent() && !shown.get().place().equals(listed())) {
            return;
        }
        listing.set(state);
        boolean more = shown.filter(l -> l.next().isPresent() && !l.full()).isPresent();
        if (reading.get() && !(more && state instanceof Loadable.Ready)) {
            reading.set(false);
        }
        sorting.show(shown.map(FileListing::entries).orElse(FileList.none()));
        shown.ifPresent(this::openIfExact);
    }

    /** What is asked of the server: the place, and what the keys begin with there. */
    private Optional<S3Location> listed() {
        return place.get().map(p -> filter.get().isEmpty() ? p
                : new S3Location(p.bucket(), folderKey(p) + filter
                        .get()));
    }

    private static String folderKey(S3Location place) {
        return place.key().substring(0, place.key().lastIndexOf('/') + 1);
    }

    /** Shows only what begins with a text in this folder; S3 itself looks for it, among any number of keys. */
    public void filter(String beginning) {
        if (!beginning.equals(filter.get()) && place.get().isPresent()) {
            filter.set(beginning);
            reading.set(false);
            store.open(listed());
        }
    }

    /** By what the list is sorted, as far as it was read; nothing for S3's order. */
    public void sort(List<FileOrder> orders) {
        sorting.sort(orders);
    }

    boolean sorted() {
        return sorting.sorted();
    }

    /** Reads on to the end, or stops it. */
    public void readAll() {
        reading.set(!reading.get());
        if (reading.get()) {
            store.all();
        } else {
            store.stop();
        }
    }

    /** A key that was given in full is opened at once. It comes before all that it begins, so it is on the first page. */
    private void openIfExact(FileListing shown) {
        var exact = shown.place().filter(p -> !p.key().isEmpty() && file.entryProperty().get().isEmpty());
        exact.flatMap(p -> shown.entries().stream().limit(1_000)
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
                () -> addressProblem.set(Texts.text(S3Address.isOtherArn(text) ? "files.accessPoint"
                        : "files.badAddress", VisibleText.of(Secrets
                                .withoutSecrets(text)))));
    }

    public void goTo(Destination to) {
        navigate.accept(to);
    }

    public void up() {
        place.get().ifPresent(p -> navigate.accept(S3Address.above(p)));
    }

    /** Where an upload goes: the folder that is looked at; empty in the list of buckets. */
    public Optional<S3Location> folder() {
        return place.get().map(p -> new S3Location(p.bucket(), folderKey(p)));
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
            store.retry(listed());
        }
        file.refresh();
    }

    public void download(List<FileEntry> chosen, Path folder) {
        downloads.start(chosen, folder, conflict.get());
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

    /** What the names of the rows begin with. */
    public ReadOnlyStringProperty filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /** Whether the list is being read to its end. */
    public ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    public ObjectProperty<Conflict> conflictProperty() {
        return conflict;
    }
}
