package dev.signalbox.console.model.downloads;

/** A key of a download service. Whoever holds it can use the service, so it shows itself nowhere. */
public record ApiKey(String secret) {
    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }
}
