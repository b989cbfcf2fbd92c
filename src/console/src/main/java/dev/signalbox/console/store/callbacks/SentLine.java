package dev.signalbox.console.store.callbacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.ProviderAct;
import dev.signalbox.console.model.ProviderResponse;
import dev.signalbox.console.model.Scenario;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.SentCallback;
import dev.signalbox.console.model.callbacks.WaitId;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A sent callback as JSON. Bodies are cut where they get long; whole ones are in the execution's history. */
final class SentLine {
    private static final int LONGEST = 4_096;

    private SentLine() {}

    static ObjectNode write(SentCallback sent) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("at", sent.at().toString()).put("execution", sent
                .about().executionArn()).put("pipeline", sent.about().pipeline()).put("state", sent.about().state())
                .put("event", sent.about().eventId()).put("act", sent.act().name()).put("scenario", sent.scenario()
                        .name()).put("body", cut(sent.body()));
        sent.about().projectId().ifPresent(id -> line.put("project", id));
        sent.response().ifPresent(r -> line.putObject("response").put("status", r.status()).put("body", cut(r.body()))
                .put("millis", r.took().toMillis()).put("at", r.at().toString()));
        sent.failure().ifPresent(f -> line.putObject("failure").put("code", f.code()).put("message", cut(f.message())));
        return line;
    }

    /** @throws IllegalArgumentException when it is no such line */
    static SentCallback read(ObjectNode line) {
        var wait = new WaitId(line.path("execution").asText(), line.path("pipeline").asText(), Optional.ofNullable(line
                .get("project")).map(JsonNode::asText), line.path("state").asText(), line.path("event").asLong());
        return new SentCallback(time(line.path("at")), wait, ProviderAct.valueOf(line.path("act").asText()), Scenario
                .valueOf(line.path("scenario").asText()), line.path("body").asText(), Optional.ofNullable(line.get(
                        "response")).map(SentLine::response), Optional.ofNullable(line.get("failure")).map(
                                f -> new Failure.Unexpected(f.path("code").asText(), f.path("message").asText(),
                                        Optional.empty())));
    }

    private static ProviderResponse response(JsonNode kept) {
        return new ProviderResponse(kept.path("status").asInt(), kept.path("body").asText(), Duration.ofMillis(kept
                .path(
                        "millis").asLong()), time(kept.path("at")));
    }

    private static Instant time(JsonNode text) {
        try {
            return Instant.parse(text.asText());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Not a time: " + text, e);
        }
    }

    private static String cut(String text) {
        String open = Secrets.withoutSecrets(text);
        return open.length() <= LONGEST ? open : open.substring(0, LONGEST) + "…";
    }
}
