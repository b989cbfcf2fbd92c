package dev.signalbox.localcloud.service.events.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** A JSON path that names one value, which is all that EventBridge takes, such as {@code $.detail.items[0]['a b']}. */
public final class EventPath {
    private static final Pattern STEP = Pattern.compile("\\.([\\w-]+)|\\[(\\d{1,9})\\]|\\[['\"]([^'\"]+)['\"]\\]");

    private EventPath() {}

    public static boolean isOne(String path) {
        return path.startsWith("$") && path.substring(1).matches("(?:" + STEP.pattern() + ")*");
    }

    /** What is there in the event, if anything. */
    static Optional<JsonNode> find(String path, JsonNode event) {
        var steps = STEP.matcher(path);
        var at = event;
        while (steps.find()) {
            at = steps.group(2) != null ? at.path(Integer.parseInt(steps.group(2)))
                    : at.path(Optional.ofNullable(steps.group(1)).orElseGet(() -> steps.group(3)));
        }
        return at.isMissingNode() ? Optional.empty() : Optional.of(at);
    }
}
