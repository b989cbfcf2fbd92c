package dev.signalbox.console.model;

import java.time.Duration;
import java.time.Instant;

/** What a callback URL answered. */
public record ProviderResponse(int status, String body, Duration took, Instant at) {
    public boolean accepted() {
        return status >= 200 && status < 300;
    }
}
