package dev.signalbox.console.gateway.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.gateway.CallbacksGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.TaskToken;
import dev.signalbox.console.model.callbacks.EndedWait;
import dev.signalbox.deploy.Deployer;
import dev.signalbox.deploy.PipelineCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/**
 * Finds waits by reading the histories of running executions: AWS has no call that lists tokens. Each running execution costs one
 * GetExecutionHistory and, for a wait of a bundled pipeline, one GetItem.
 */
public final class AwsCallbacksGateway implements CallbacksGateway {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A wait is near the end of a history; one page of the tail finds it. */
    private static final int TAIL = 1000;

    private final Lazy<SfnClient> sfn;
    private final Lazy<DynamoDbClient> dynamo;
    private final AwsCalls calls;
    private final PipelineCatalogue catalogue;
    private final Lazy<Deployer> deployer;
    private final KnownWaits known;
    private final Map<String, String> definitions = new ConcurrentHashMap<>();

    /** @param known what is asked anew only after a while */
    public AwsCallbacksGateway(AwsClients clients, PipelineCatalogue catalogue, Lazy<Deployer> deployer,
            KnownWaits known) {
        this.known = known;
        this.sfn = new Lazy<>(() -> clients.client(SfnClient.builder()));
        this.dynamo = new Lazy<>(() -> clients.client(DynamoDbClient.builder()));
        this.calls = new AwsCalls(clients.connection());
        this.catalogue = catalogue;
        this.deployer = deployer;
    }

    @Override
    public List<PendingCallback> pending() throws GatewayException {
        return calls.call(() -> {
            var tables = new CallbackTables(catalogue, AwsCalls.unlessDenied(deployer.get()::stacks, List.of()));
            var found = new ArrayList<PendingCallback>();
            var running = new HashSet<String>();
            for (var machine : sfn.get().listStateMachinesPaginator(_ -> {}).stateMachines()) {
                for (var execution : running(machine)) {
                    running.add(execution.executionArn());
                    found.addAll(known.of(execution.executionArn(), () -> waits(machine, execution, tables)));
                }
            }
            known.keep(running);
            found.sort(Comparator.comparing(PendingCallback::waitingSince));
            return List.copyOf(found);
        });
    }

    /** Of a machine whose executions may not be listed there are none to answer; the list of executions says so. */
    private List<ExecutionListItem> running(StateMachineListItem machine) {
        return AwsCalls.unlessDenied(() -> sfn.get().listExecutionsPaginator(b -> b.stateMachineArn(machine
                .stateMachineArn()).statusFilter(ExecutionStatus.RUNNING)).executions().stream().toList(), List.of());
    }

    private List<PendingCallback> waits(StateMachineListItem machine, ExecutionListItem execution,
            CallbackTables tables) {
        var waits = new OpenWaits(tail(execution.executionArn()));
        return waits.open().stream().map(e -> pending(machine, execution, tables, e, waits.entered(e))).toList();
    }

    private List<HistoryEvent> tail(String executionArn) {
        return sfn.get().getExecutionHistory(b -> b.executionArn(executionArn).reverseOrder(true).includeExecutionData(
                true).maxResults(TAIL)).events();
    }

    private PendingCallback pending(StateMachineListItem machine, ExecutionListItem execution, CallbackTables tables,
            HistoryEvent scheduled, Optional<HistoryEvent> entered) {
        var task = scheduled.taskScheduledEventDetails();
        var state = entered.map(e -> e.stateEnteredEventDetails().name()).orElse("?");
        var input = entered.map(e -> e.stateEnteredEventDetails().input()).orElse("{}");
        var token = AwsCalls.unlessDenied(() -> Optional.of(definition(machine)), Optional.<String>empty()).flatMap(
                d -> TokenFinder.find(d, state, task.parameters()));
        return new PendingCallback(execution.executionArn(), execution.name(),
                tables.pipelineOf(machine.stateMachineArn()).orElse(machine.name()), projectId(input), state,
                scheduled.timestamp(), seconds(task.timeoutInSeconds()), seconds(task.heartbeatInSeconds()), token,
                scheduled.id(),
                AwsCalls.unlessDenied(() -> tables.urlOf(dynamo.get(), machine.stateMachineArn(), execution.name()),
                        Optional.empty()), input);
    }

    /** DescribeStateMachineForExecution refills at one call a second on AWS; a definition changes seldom enough. */
    private String definition(StateMachineListItem machine) {
        return definitions.computeIfAbsent(machine.stateMachineArn() + "@" + machine.creationDate(),
                _ -> sfn.get().describeStateMachine(b -> b.stateMachineArn(machine.stateMachineArn())).definition());
    }

    private static Optional<Duration> seconds(Long value) {
        return Optional.ofNullable(value).map(Duration::ofSeconds);
    }

    private static Optional<String> projectId(String input) {
        try {
            return Optional.of(JSON.readTree(input).path("projectid").asText()).filter(s -> !s.isEmpty());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<EndedWait> ended(PendingCallback callback) throws GatewayException {
        return calls.call(() -> new OpenWaits(tail(callback.executionArn())).end(callback));
    }

    @Override
    public void forget(String executionArn) {
        known.forget(executionArn);
    }

    @Override
    public void succeed(TaskToken token, String output) throws GatewayException {
        calls.call(() -> sfn.get().sendTaskSuccess(b -> b.taskToken(token.secret()).output(output)));
    }

    @Override
    public void fail(TaskToken token, String error, String cause) throws GatewayException {
        calls.call(() -> sfn.get().sendTaskFailure(b -> b.taskToken(token.secret()).error(error).cause(cause)));
    }

    @Override
    public void heartbeat(TaskToken token) throws GatewayException {
        calls.call(() -> sfn.get().sendTaskHeartbeat(b -> b.taskToken(token.secret())));
    }
}
