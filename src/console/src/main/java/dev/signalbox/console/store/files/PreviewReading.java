package dev.signalbox.console.store.files;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.files.ObjectPartsGateway;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.preview.Choice;
import dev.signalbox.console.model.files.preview.Sniffed;
import dev.signalbox.console.model.files.preview.Span;
import dev.signalbox.console.model.files.preview.Window;
import dev.signalbox.console.store.Topic;
import java.time.Clock;
import java.util.concurrent.Executor;

/**
 * One object, read part by part for its preview. Each wish ends the one before it, also while its bytes come in; closing ends the
 * last.
 */
public final class PreviewReading implements AutoCloseable {
    /** What one page of bytes in hex holds. */
    public static final int PAGE = 65_536;

    private final ObjectPartsGateway parts;
    private final Executor worker;
    private final Clock clock;
    private final ObjectRef object;
    private final Topic<Loadable<FilePreview>> topic = new Topic<>(new Loadable.Loading<>());
    private volatile long turn;
    private volatile Choice choice = Choice.AUTOMATIC;

    /** @param worker runs what it is given side by side, so that an object that answers slowly holds up nobody */
    public PreviewReading(ObjectPartsGateway parts, ObjectRef object, Executor worker, Clock clock) {
        this.parts = parts;
        this.object = object;
        this.worker = worker;
        this.clock = clock;
    }

    public Topic<Loadable<FilePreview>> topic() {
        return topic;
    }

    public ObjectRef object() {
        return object;
    }

    /** Reads the first bytes. */
    public void begin() {
        read(mine -> {
            var first = part(new Span.From(0, Sniffed.LIMIT), mine);
            return Sniffed.isPicture(first) && !first.whole() && first.total() <= Sniffed.PICTURE_LIMIT
                    ? part(new Span.From(0, (int) first.total()), mine)
                    : first;
        });
    }

    /** Reads what follows, and shows it together with what is there. */
    public void more() {
        topic.latest().newest().filter(FilePreview::canGrow).ifPresent(shown -> read(mine -> shown.window().plus(part(
                new Span.From(shown.window().end(), Sniffed.LIMIT), mine))));
    }

    /** Reads the last bytes. */
    public void last() {
        read(mine -> part(new Span.Last(choice.form() == Choice.Form.HEX ? PAGE : Sniffed.LIMIT), mine));
    }

    /** Reads the page of bytes in which this place is. */
    public void page(long at) {
        read(mine -> part(new Span.From(Math.max(0, at) / PAGE * PAGE, PAGE), mine));
    }

    /** Shows what was read in another way. */
    public void show(Choice wanted) {
        choice = wanted;
        topic.latest().newest().ifPresent(shown -> read(_ -> shown.window()));
    }

    private Window part(Span span, long mine) throws GatewayException {
        return parts.part(object, span, () -> mine != turn);
    }

    private synchronized void read(Reading reading) {
        long mine = ++turn;
        worker.execute(() -> load(mine, reading));
    }

    private void load(long mine, Reading reading) {
        if (mine != turn) {
            return;
        }
        Loadable<FilePreview> state;
        try {
            var window = reading.get(mine);
            var how = choice;
            state = mine != turn ? topic.latest()
                    : new Loadable.Ready<>(new FilePreview(window, how, Sniffed.of(window,
                            object.name(), how)), clock.instant());
        } catch (GatewayException e) {
            state = topic.latest().failed(e.failure());
        }
        synchronized (this) {
            if (mine == turn) {
                topic.publish(state);
            }
        }
    }

    @Override
    public synchronized void close() {
        turn++;
    }

    @FunctionalInterface
    private interface Reading {
        Window get(long mine) throws GatewayException;
    }
}
