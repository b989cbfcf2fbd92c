package dev.signalbox.console.model;

/** What is said for the provider. The first three go over its callback URL, the others straight to Step Functions. */
public enum ProviderAct {
    /** The files are ready; the body becomes the task's output. */
    SUCCESS(true),
    /** The provider cannot deliver; the body names error and cause. */
    FAILURE(true),
    /** The provider is still at work. */
    HEARTBEAT(true),
    /** SendTaskSuccess with the body as output, past the callback URL. */
    DIRECT_SUCCESS(false),
    /** SendTaskFailure with error and cause from the body, past the callback URL. */
    DIRECT_FAILURE(false),
    /** SendTaskHeartbeat, past the callback URL. */
    DIRECT_HEARTBEAT(false);

    private final boolean overHttp;

    ProviderAct(boolean overHttp) {
        this.overHttp = overHttp;
    }

    /** Whether a real HTTP request is sent. */
    public boolean overHttp() {
        return overHttp;
    }

    /** Whether there is anything to write in the body. */
    public boolean hasBody() {
        return this != HEARTBEAT && this != DIRECT_HEARTBEAT;
    }
}
