package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.ExecutionIdentity;
import dev.signalbox.states.HistoryEvent;
import dev.signalbox.states.internal.data.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Builds what {@code $$} refers to. */
final class ContextObject {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX")
            .withZone(ZoneOffset.UTC);

    private final ObjectNode execution = Json.object();
    private final ObjectNode stateMachine = Json.object();

    private final int redrives;
    private final Optional<ObjectNode> given;

    /** One that is known as a whole. */
    ContextObject(ObjectNode given) {
        this.redrives = 0;
        this.given = Optional.of(given);
    }

    /** @param redriven the event of the last redrive */
    ContextObject(ExecutionIdentity identity, JsonNode input, Optional<HistoryEvent> redriven) {
        given = Optional.empty();
        redrives = redriven.map(e -> e.details().path("redriveCount").intValue()).orElse(0);
        execution.put("Id", identity.id());
        execution.set("Input", input);
        execution.put("StartTime", MILLIS.format(identity.startTime()));
        execution.put("Name", identity.name());
        execution.put("RoleArn", identity.roleArn());
        execution.put("RedriveCount", redrives);
        redriven.ifPresent(e -> execution.put("RedriveTime", MILLIS.format(e.timestamp())));
        stateMachine.put("Id", identity.stateMachineId());
        stateMachine.put("Name", identity.stateMachineName());
    }

    /** How often the execution was redriven. */
    int redrives() {
        return redrives;
    }

    /** For one attempt of a state; {@code retries} only for states that can be retried. */
    ObjectNode state(String name, Instant entered, Optional<Integer> retries, Optional<JsonNode> mapItem) {
        if (given.isPresent()) {
            return given.get().deepCopy();
        }
        ObjectNode context = Json.object();
        context.set("Execution", execution);
        context.set("StateMachine", stateMachine);
        var state = context.putObject("State").put("Name", name).put("EnteredTime", MILLIS.format(entered));
        retries.ifPresent(r -> state.put("RetryCount", r.intValue()));
        mapItem.ifPresent(item -> context.set("Map", Json.object().set("Item", item)));
        return context;
    }
}
