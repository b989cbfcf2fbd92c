package dev.signalbox.console.fx.save;

import java.io.IOException;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;

/**
 * Somebody wants something of a screen in a file. The node that shows it fires it; the frame asks for the place, writes the
 * file off the FX thread, and shows the result among the tasks.
 */
public final class SaveFile extends Event {
    public static final EventType<SaveFile> TYPE = new EventType<>(Event.ANY, "SAVE_FILE");
    private static final long serialVersionUID = 1L;

    private final transient Request request;

    private SaveFile(Request request) {
        super(TYPE);
        this.request = request;
    }

    /**
     * Asks for it.
     *
     * @param from a node in the console's window
     * @param name suggested, without extension
     * @param content taken now: it is called on another thread, and what it holds must not change any more
     */
    public static void ask(Node from, String name, FileKind kind, Content content) {
        from.fireEvent(new SaveFile(new Request(name, kind, content)));
    }

    public Request request() {
        return request;
    }

    /** Writes the file that it is given; never a secret. */
    @FunctionalInterface
    public interface Content {
        /** @return what was written, in words: {@code 64 rows} */
        String writeTo(Path file) throws IOException;
    }

    public record Request(String name, FileKind kind, Content content) {}
}
