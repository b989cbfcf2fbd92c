package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.Glyph;
import dev.signalbox.states.State;
import java.util.Map;

/** The picture of a state's type, or of the service that a task calls. */
final class TypeGlyph {
    private static final Map<String, Glyph> SERVICES = Map.ofEntries(Map.entry("lambda", Glyph.LAMBDA), Map.entry(
            "batch", Glyph.BATCH), Map.entry("dynamodb", Glyph.DATABASE), Map.entry("sns", Glyph.BELL), Map.entry("sqs",
                    Glyph.QUEUE), Map.entry("states", Glyph.LINK), Map.entry("sfn", Glyph.LINK), Map.entry("s3",
                            Glyph.BUCKET), Map.entry("events", Glyph.CALENDAR), Map.entry("glue", Glyph.FILTER), Map
                                    .entry("ecs", Glyph.STACK), Map.entry("eks", Glyph.STACK), Map.entry("bedrock",
                                            Glyph.SPARK), Map.entry("http", Glyph.GLOBE), Map.entry("apigateway",
                                                    Glyph.GLOBE), Map.entry("athena", Glyph.TABLE));

    private TypeGlyph() {}

    static Glyph of(State state) {
        return switch (state) {
            case State.Task task -> service(task.resource());
            case State.Wait _ -> Glyph.STOPWATCH;
            case State.Choice _ -> Glyph.DIAMOND;
            case State.Pass _ -> Glyph.PASS;
            case State.Parallel _ -> Glyph.BRANCHES;
            case State.Map _ -> Glyph.LIST;
            case State.Succeed _ -> Glyph.TICK;
            case State.Fail _ -> Glyph.CROSS;
            case State.Unknown _ -> Glyph.ALERT;
        };
    }

    private static Glyph service(String resource) {
        String[] parts = resource.split(":");
        if (parts.length < 6) {
            return Glyph.GEAR;
        }
        boolean own = parts[2].equals("states") && !parts[3].isEmpty();
        if (own) {
            return parts[5].equals("activity") ? Glyph.PERSON : Glyph.GEAR;
        }
        boolean sdk = parts[5].equals("aws-sdk") && parts.length > 6;
        String service = !parts[2].equals("states") ? parts[2] : sdk ? parts[6] : parts[5];
        return SERVICES.getOrDefault(service, Glyph.GEAR);
    }
}
