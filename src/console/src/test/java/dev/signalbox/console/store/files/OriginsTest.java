package dev.signalbox.console.store.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionDetails.Qualifier;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.HistoryPage;
import dev.signalbox.console.model.Redrivability;
import dev.signalbox.console.model.files.Origin;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackResourceSummary;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From an object back to its stack, its execution, the state that wrote it and that state's job. */
class OriginsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String MACHINE = "arn:aws:states:local-1:000000000000:stateMachine:nightly";
    private static final ExecutionId RUN = new ExecutionId(
            "arn:aws:states:local-1:000000000000:execution:nightly:run-7");

    private final PipelineCatalogue catalogue = PipelineCatalogue.in(Path.of(System.getProperty("signalbox.home"),
            "infra-templates"));
    private final Origins origins = new Origins(stacks(), executions(), catalogue);

    private StacksGateway stacks() {
        var machine = catalogue.pipeline("callback-download").outputs().stateMachines().getFirst();
        var downloads = stack("downloads", Optional.of("callback-download"), Map.of("S3Bucket", "files", machine,
                MACHINE));
        var own = stack("own", Optional.empty(), Map.of());
        return port(StacksGateway.class, (name, given) -> switch (name) {
            case "stacks" -> List.of(own, downloads);
            case "resources" -> given.equals("own") ? List.of(new StackResourceSummary("Plain", "plain",
                    "AWS::S3::Bucket", "CREATE_COMPLETE")) : List.of();
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private static StackSummary stack(String name, Optional<String> pipeline, Map<String, String> outputs) {
        return new StackSummary(name, "arn:" + name, "CREATE_COMPLETE", Optional.empty(), NOON, Optional.empty(),
                Optional.empty(), new Stamp(pipeline, Optional.of("0.1.0"), Optional.empty()), Map.of(), outputs);
    }

    private static ExecutionsGateway executions() {
        return port(ExecutionsGateway.class, (name, given) -> {
            if (!given.equals(RUN)) {
                throw new GatewayException(new Failure.NotFound("ExecutionDoesNotExist", "none", Optional.empty()));
            }
            return switch (name) {
                case "describe" -> new ExecutionDetails(new ExecutionSummary(RUN, ExecutionStatus.SUCCEEDED, NOON,
                        Optional.of(NOON.plusSeconds(60))), MACHINE, "{}", Optional.empty(), Optional.empty(), Optional
                                .empty(), new Redrivability(0, Optional.empty(), Optional.empty()), Optional.empty(),
                        Optional.empty(), Qualifier.NONE);
                case "history" -> new HistoryPage(history().reversed(), Optional.empty());
                default -> throw new UnsupportedOperationException(name);
            };
        });
    }

    private static List<HistoryEvent> history() {
        var events = new ArrayList<HistoryEvent>();
        var output = "{\"JobId\":\"j-1\"}";
        events.add(event(1, 0, "ExecutionStarted", Map.of()));
        events.add(event(2, 10, "TaskStateEntered", Map.of("name", "Fetch", "input", "{}")));
        events.add(event(3, 10, "TaskScheduled", Map.of("resource", "submitJob.sync")));
        events.add(event(4, 50, "TaskSucceeded", Map.of("output", output)));
        events.add(event(5, 50, "TaskStateExited", Map.of("name", "Fetch", "output", output)));
        return events;
    }

    private static HistoryEvent event(long id, long second, String type, Map<String, String> details) {
        return new HistoryEvent(id, id - 1, NOON.plusSeconds(second), type, details);
    }

    private interface Answers {
        Object to(String method, Object first) throws GatewayException;
    }

    private static <T> T port(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, method,
                given) -> answers.to(method.getName(), given == null ? "" : given[0])));
    }

    @Test
    void leadsToTheStackTheExecutionTheStateAndItsJob() throws Exception {
        var origin = origins.of(new S3Location("files", "run-7/a.csv"), NOON.plusSeconds(30));

        assertThat(origin).isEqualTo(new Origin(Optional.of("downloads"), Optional.of(catalogue.pipeline(
                "callback-download").title()), Optional.of(RUN), Optional.of(new Origin.Writer("Fetch", Optional.of(
                        "j-1"), Origin.Clue.TIME))));
    }

    @Test
    void namesNoExecutionThatIsNotThere() throws Exception {
        var origin = origins.of(new S3Location("files", "run-8/a.csv"), NOON);

        assertThat(origin.stack()).contains("downloads");
        assertThat(origin.execution()).isEmpty();
        assertThat(origin.writer()).isEmpty();
    }

    @Test
    void findsTheStackOfABucketThatNoOutputNames() throws Exception {
        assertThat(origins.of(new S3Location("plain", "a.csv"), NOON)).isEqualTo(new Origin(Optional.of("own"), Optional
                .empty(), Optional.empty(), Optional.empty()));
        assertThat(origins.of(new S3Location("elsewhere", "a.csv"), NOON)).isEqualTo(Origin.UNKNOWN);
    }
}
