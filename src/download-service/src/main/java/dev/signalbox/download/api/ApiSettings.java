package dev.signalbox.download.api;

import dev.signalbox.download.api.http.ApiKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * @param heartbeatFile as long as it exists, {@code /hb} says that the service is disabled
 * @param keys none: everybody may use the API
 * @param corsOrigins whose pages may use the API, besides its own
 * @param maxPending jobs that may wait in an aggregation; 0 for no bound
 * @param keepCanceled for jobs that were canceled
 * @param backends for callbacks that notifiers have; empty when that is not known here
 */
public record ApiSettings(Optional<Path> heartbeatFile, List<ApiKeys.Key> keys, int maxBodyBytes,
        Set<String> corsOrigins, long maxPending, Duration keepCanceled, Set<String> backends) {
    public static final int DEFAULT_MAX_BODY_BYTES = 1024 * 1024;
    public static final Duration DEFAULT_KEEP_CANCELED = Duration.ofHours(3);

    public ApiSettings {
        keys = List.copyOf(keys);
        corsOrigins = Set.copyOf(corsOrigins);
        backends = Set.copyOf(backends);
    }

    /** Open, without bounds. */
    public static ApiSettings defaults() {
        return new ApiSettings(Optional.empty(), List.of(), DEFAULT_MAX_BODY_BYTES, Set.of(), 0,
                DEFAULT_KEEP_CANCELED, Set.of());
    }
}
