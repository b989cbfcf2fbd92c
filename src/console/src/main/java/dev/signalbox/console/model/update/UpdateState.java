package dev.signalbox.console.model.update;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of newer versions.
 *
 * @param address where is looked; empty if this build has none
 * @param wanted whether the operator, or the administrator, wants it to look by itself
 */
public record UpdateState(Policy policy, Optional<URI> address, boolean wanted, Found found) {
    /** What came of looking. */
    public sealed interface Found {
        record NotYet() implements Found {}

        record Looking() implements Found {}

        /** There is none that is newer. */
        record Newest(Instant at) implements Found {}

        record Newer(Release release) implements Found {}

        /** It is not known, for a reason in words. */
        record Failed(Instant at, String why) implements Found {}
    }

    public UpdateState with(Found next) {
        return new UpdateState(policy, address, wanted, next);
    }

    /** Whether it may look at all. */
    public boolean allowed() {
        return address.isPresent() && policy.updateCheck().orElse(true);
    }
}
