package dev.signalbox.states.internal.run;

/** Unwinds a sequence whose work is not wanted any more. */
final class ScopeEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean suspended;

    private ScopeEnded(String message, boolean suspended) {
        super(message, null, false, false);
        this.suspended = suspended;
    }

    static ScopeEnded cancelled() {
        return new ScopeEnded("cancelled", false);
    }

    static ScopeEnded suspension() {
        return new ScopeEnded("suspended", true);
    }

    /** Whether the same work will be taken up again, so that nothing outside is to be undone. */
    boolean suspended() {
        return suspended;
    }
}
