package dev.signalbox.download.config;

import dev.signalbox.download.api.ApiSettings;
import dev.signalbox.download.api.http.ApiKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code api}. */
final class ApiSection {
    private static final String ORIGINS = "cors_origins";
    private static final int MOST_BODY_BYTES = 64 * 1024 * 1024;

    private ApiSection() {}

    static ApiSettings read(Section api, Map<String, String> env, Duration keepCanceled, Set<String> backends) {
        var heartbeat = api.text("heartbeat_path").map(Path::of);
        var keys = new ArrayList<ApiKeys.Key>();
        for (var key : api.sections("keys")) {
            key.missing("name", "a name for the client");
            key.missing("sha256", "the SHA-256 of the key in hexadecimal");
            var name = key.text("name").orElse("");
            key.secret("sha256").flatMap(digest -> key.make("sha256", () -> new ApiKeys.Key(name, digest)))
                    .ifPresent(keys::add);
        }
        var clear = env.getOrDefault("DOWNLOADER_API_KEY", "");
        if (!clear.isEmpty()) {
            keys.add(ApiKeys.Key.of("DOWNLOADER_API_KEY", clear));
        }
        var origins = api.texts(ORIGINS, List.of());
        for (var origin : origins) {
            if (!origin.equals("*") && !origin.matches("https?://[^/?#\\s]+")) {
                api.refuse(ORIGINS, "there is \"" + origin + "\", wanted is * or scheme://host[:port]");
            }
        }
        var body = (int) api.whole("max_body_bytes", ApiSettings.DEFAULT_MAX_BODY_BYTES, 1, MOST_BODY_BYTES);
        return new ApiSettings(heartbeat, keys, body, Set.copyOf(origins),
                api.whole("max_pending", 0, 0, Long.MAX_VALUE), keepCanceled, backends);
    }
}
