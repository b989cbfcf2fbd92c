package dev.signalbox.localcloud.functions;

/** Cannot be initialised. */
public final class FailsToLoad {
    public FailsToLoad() {
        throw new IllegalStateException("not today");
    }

    public String handle(String event) {
        return event;
    }
}
