package dev.signalbox.console.fx;

import java.nio.file.Path;
import javafx.event.Event;
import javafx.event.EventType;

/** Somebody wants to see a file or folder of this computer in the program that the desktop has for it; the application answers. */
public final class OpenFile extends Event {
    public static final EventType<OpenFile> TYPE = new EventType<>(Event.ANY, "OPEN_FILE");
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    public OpenFile(Path file) {
        super(TYPE);
        this.file = file;
    }

    public Path file() {
        return file;
    }
}
