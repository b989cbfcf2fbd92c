package dev.signalbox.console.screen.files.preview;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.preview.Choice;
import dev.signalbox.console.model.files.preview.Encoding;
import dev.signalbox.console.model.files.preview.Preview;
import dev.signalbox.console.model.files.preview.Window;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.files.FilePreview;
import dev.signalbox.console.store.files.PreviewReading;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The part of an object that is looked at, and how. */
public final class PreviewViewModel {
    private final Function<ObjectRef, PreviewReading> readings;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Loadable<FilePreview>> preview = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Choice> choice = new ReadOnlyObjectWrapper<>(Choice.AUTOMATIC);
    private Optional<PreviewReading> reading = Optional.empty();
    private Subscription subscription = () -> {};

    /** @param readings begins the reading of an object */
    public PreviewViewModel(Function<ObjectRef, PreviewReading> readings, Executor fxThread) {
        this.readings = readings;
        this.fxThread = fxThread;
    }

    /** Shows another object from its beginning, as its bytes say; what was being read is given up. */
    public void open(ObjectRef object) {
        close();
        var next = readings.apply(object);
        reading = Optional.of(next);
        subscription = next.topic().subscribe(new LatestOnFx<>(fxThread, state -> show(next, state)));
        next.begin();
    }

    private void show(PreviewReading asked, Loadable<FilePreview> state) {
        if (reading.filter(r -> r == asked).isPresent()) {
            preview.set(state);
            shown.set(state.newest().map(PreviewWords::of).orElse(""));
        }
    }

    /** Nothing is looked at any more. */
    public void close() {
        subscription.close();
        reading.ifPresent(PreviewReading::close);
        reading = Optional.empty();
        preview.set(new Loadable.Loading<>());
        shown.set("");
        choice.set(Choice.AUTOMATIC);
    }

    public void begin() {
        reading.ifPresent(PreviewReading::begin);
    }

    public void more() {
        reading.ifPresent(PreviewReading::more);
    }

    public void last() {
        reading.ifPresent(PreviewReading::last);
    }

    /** The page of bytes behind the one that is shown. */
    public void next() {
        onWindow(w -> page(w.end()));
    }

    public void previous() {
        onWindow(w -> page(w.from() - 1));
    }

    private void page(long at) {
        reading.ifPresent(r -> r.page(at));
    }

    private void onWindow(Consumer<Window> act) {
        preview.get().newest().map(FilePreview::window).ifPresent(act);
    }

    /**
     * Shows the bytes around a place.
     *
     * @param typed decimal, or hexadecimal after {@code 0x}
     * @return whether it is a place
     */
    public boolean goTo(String typed) {
        try {
            long at = Long.decode(typed.strip().replaceFirst("^0+(?=\\d)", ""));
            boolean inside = at >= 0 && preview.get().newest().filter(p -> at < p.window().total()).isPresent();
            if (inside) {
                page(at);
            }
            return inside;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Bytes in hex are read page by page. */
    public void choose(Choice.Form form) {
        boolean paged = hex();
        choose(new Choice(form, choice.get().encoding()));
        if (form == Choice.Form.HEX) {
            onWindow(w -> page(w.from()));
        } else if (paged) {
            begin();
        }
    }

    public void choose(Optional<Encoding> encoding) {
        choose(new Choice(choice.get().form(), encoding));
    }

    private void choose(Choice wanted) {
        if (!wanted.equals(choice.get())) {
            choice.set(wanted);
            reading.ifPresent(r -> r.show(wanted));
        }
    }

    /** Whether bytes are shown, which are turned page by page. */
    boolean hex() {
        return preview.get().newest().filter(p -> p.content().preview() instanceof Preview.Hex).isPresent();
    }

    public ReadOnlyObjectProperty<Loadable<FilePreview>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** What part of the object is shown, and how it was read, in words. */
    public ReadOnlyStringProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Choice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }
}
