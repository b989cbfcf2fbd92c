package dev.signalbox.localcloud.service.s3.objects;

import java.time.Instant;
import java.util.Optional;

/** What a client said about a body and gets back with it. */
public record ContentHeaders(Optional<String> type, Optional<String> encoding, Optional<String> language,
        Optional<String> disposition, Optional<String> cacheControl, Optional<Instant> expires) {
    public static final ContentHeaders NONE = new ContentHeaders(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty());
}
