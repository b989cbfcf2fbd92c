package dev.signalbox.console.model;

import dev.signalbox.console.model.callbacks.WaitId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that was said for a provider, and what came back.
 *
 * @param body what was sent, without the secrets that it may name; empty when the act has none
 * @param response over HTTP; empty for direct answers and when nothing answered
 * @param failure when there was no answer, or Step Functions refused a direct one
 */
public record SentCallback(Instant at, WaitId about, ProviderAct act, Scenario scenario, String body,
        Optional<ProviderResponse> response, Optional<Failure> failure) {
    /** Whether the other side took it; for a wrong secret it should not have. */
    public boolean accepted() {
        return failure.isEmpty() && response.map(ProviderResponse::accepted).orElse(true);
    }

    /** Whether it went as the scenario wants it to. */
    public boolean asExpected() {
        return failure.isEmpty() && accepted() != (scenario == Scenario.WRONG_SECRET);
    }
}
