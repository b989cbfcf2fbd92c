package dev.signalbox.console.screen.callbacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.model.ProviderAct;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What may be written into the body of a callback. */
final class ProviderBody {
    /** Step Functions takes no larger task output. */
    static final int LIMIT = 262_144;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ProviderBody() {}

    /** A body to begin with. */
    static String template(ProviderAct act) {
        return switch (act) {
            case SUCCESS, DIRECT_SUCCESS -> """
                    {
                      "status": "READY"
                    }""";
            case FAILURE -> """
                    {
                      "status": "FAILED",
                      "error": "ProviderRefused",
                      "cause": "The export could not be made"
                    }""";
            case DIRECT_FAILURE -> """
                    {
                      "error": "ProviderRefused",
                      "cause": "The export could not be made"
                    }""";
            case HEARTBEAT, DIRECT_HEARTBEAT -> "";
        };
    }

    /** Why the body would be refused; empty when it would not. */
    static Optional<String> problem(ProviderAct act, String body) {
        if (!act.hasBody()) {
            return Optional.empty();
        }
        int size = body.getBytes(StandardCharsets.UTF_8).length;
        if (size > LIMIT) {
            return Optional.of("%,d bytes; at most %,d are taken".formatted(size, LIMIT));
        }
        try {
            var node = JSON.readTree(body);
            return node == null || node.isMissingNode() ? Optional.of("empty") : Optional.empty();
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            return Optional.of("not valid JSON" + (at == null ? "" : ", line " + at.getLineNr()));
        }
    }
}
