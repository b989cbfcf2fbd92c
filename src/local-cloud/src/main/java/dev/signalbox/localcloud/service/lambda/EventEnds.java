package dev.signalbox.localcloud.service.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.lambda.Invocation.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells those who asked what became of an event: destinations get an invocation record, a dead-letter queue gets the
 * event itself. Both forms are told of in "Retaining records of asynchronous invocations" of Lambda's developer guide.
 */
final class EventEnds {
    /** The condition of a record that is no failure. */
    static final String SUCCESS = "Success";
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);
    private static final int LONGEST_MESSAGE = 1024;
    private static final String FUNCTION_ERROR = "200";
    private static final String THROTTLED = "429";

    private final Destinations destinations;
    private final Time time;

    EventEnds(Destinations destinations, Time time) {
        this.destinations = destinations;
        this.time = time;
    }

    /**
     * An attempt.
     *
     * @param function the version that ran
     */
    record Run(AsyncEvent event, FunctionRecord function, EventInvokeConfig config) {}

    /** @param outcome of the last run, empty when it never ran */
    void tell(Run run, String condition, Optional<Outcome> outcome) {
        boolean good = condition.equals(SUCCESS);
        var destination = good ? run.config().onSuccess() : run.config().onFailure();
        destination.filter(d -> !d.isEmpty()).ifPresent(d -> destinations.send(d, record(run, condition, outcome), Map
                .of()));
        if (!good) {
            run.function().configuration().deadLetterTarget().ifPresent(d -> destinations.send(d, new String(run.event()
                    .payload(), StandardCharsets.UTF_8), attributes(run.event(), condition, outcome)));
        }
    }

    private static Map<String, Destinations.Attribute> attributes(AsyncEvent event, String condition,
            Optional<Outcome> outcome) {
        var message = outcome.map(o -> json(o.payload()).path("errorMessage").asText()).filter(t -> !t.isEmpty())
                .orElse(condition);
        var all = new LinkedHashMap<String, Destinations.Attribute>();
        all.put("RequestID", new Destinations.Attribute("String", event.requestId()));
        all.put("ErrorCode", new Destinations.Attribute("Number", outcome.isPresent() ? FUNCTION_ERROR : THROTTLED));
        all.put("ErrorMessage", new Destinations.Attribute("String", message.substring(0, Math.min(message.length(),
                LONGEST_MESSAGE))));
        return all;
    }

    private String record(Run run, String condition, Optional<Outcome> outcome) {
        var event = run.event();
        var record = JSON.createObjectNode().put("version", "1.0").put("timestamp", TIMESTAMP.format(time.now()));
        record.putObject("requestContext").put("requestId", event.requestId()).put("functionArn", arn(run)).put(
                "condition", condition).put("approximateInvokeCount", event.attempt());
        record.set("requestPayload", json(event.payload()));
        outcome.ifPresent(o -> {
            var response = record.putObject("responseContext").put("statusCode", 200).put("executedVersion", run
                    .function().versionName());
            if (o.failed()) {
                response.put("functionError", "Unhandled");
            }
            record.set("responsePayload", json(o.payload()));
        });
        return record.toString();
    }

    private static String arn(Run run) {
        var function = run.function();
        var plain = function.version().isPresent() ? function.arn().substring(0, function.arn().lastIndexOf(':'))
                : function.arn();
        return plain + ":" + run.event().qualifier().orElse(FunctionRecord.LATEST);
    }

    private static JsonNode json(byte[] payload) {
        var text = new String(payload, StandardCharsets.UTF_8);
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
