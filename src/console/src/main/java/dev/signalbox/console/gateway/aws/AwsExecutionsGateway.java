package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionDetails.Qualifier;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.HistoryPage;
import dev.signalbox.console.model.Redrivability;
import dev.signalbox.console.model.StateMachineRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** Step Functions through the SDK. */
public final class AwsExecutionsGateway implements ExecutionsGateway {
    private static final int LISTED = 200;
    private static final int EVENTS = 1_000;

    private final Lazy<SfnClient> sfn;
    private final AwsCalls calls;

    public AwsExecutionsGateway(AwsClients clients) {
        sfn = new Lazy<>(() -> clients.client(SfnClient.builder()));
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public ExecutionList executions() throws GatewayException {
        List<StateMachineRef> machines = calls.call(() -> sfn.get().listStateMachinesPaginator().stateMachines()
                .stream()
                .filter(m -> !"EXPRESS".equals(m.typeAsString())).map(m -> new StateMachineRef(m.stateMachineArn(), m
                        .name())).toList());
        List<ExecutionSummary> executions = new ArrayList<>();
        Map<String, String> older = new HashMap<>();
        List<GatewayException> refused = new ArrayList<>();
        for (StateMachineRef machine : machines) {
            try {
                ListExecutionsResponse page = newest(machine);
                page.executions().forEach(e -> executions.add(summary(e)));
                if (page.nextToken() != null) {
                    older.put(machine.arn(), page.nextToken());
                }
            } catch (GatewayException e) {
                refused.add(AwsCalls.onlyDenied(e));
            }
        }
        if (!refused.isEmpty() && refused.size() == machines.size()) {
            throw refused.getFirst();
        }
        executions.sort(Comparator.comparing(ExecutionSummary::startedAt).reversed());
        return new ExecutionList(machines, executions, older, refused.stream().map(GatewayException::failure).toList());
    }

    private ListExecutionsResponse newest(StateMachineRef machine) throws GatewayException {
        return calls.call(() -> sfn.get().listExecutions(r -> r.stateMachineArn(machine.arn()).maxResults(LISTED)));
    }

    @Override
    public ExecutionList older(String stateMachineArn, String page) throws GatewayException {
        ListExecutionsResponse answer = calls.call(() -> sfn.get().listExecutions(r -> r.stateMachineArn(
                stateMachineArn).maxResults(LISTED).nextToken(page)));
        return new ExecutionList(List.of(), answer.executions().stream().map(AwsExecutionsGateway::summary).toList(),
                answer.nextToken() == null ? Map.of() : Map.of(stateMachineArn, answer.nextToken()));
    }

    private static ExecutionSummary summary(ExecutionListItem e) {
        return new ExecutionSummary(new ExecutionId(e.executionArn()), ExecutionStatus.of(e.statusAsString()), e
                .startDate(),
                Optional.ofNullable(e.stopDate()));
    }

    @Override
    public ExecutionDetails describe(ExecutionId id) throws GatewayException {
        DescribeExecutionResponse e = calls.call(() -> sfn.get().describeExecution(r -> r.executionArn(id.arn())));
        ExecutionSummary summary = new ExecutionSummary(id, ExecutionStatus.of(e.statusAsString()), e.startDate(),
                Optional.ofNullable(e.stopDate()));
        return new ExecutionDetails(summary, e.stateMachineArn(), Optional.ofNullable(e.input()).orElse(""),
                Optional.ofNullable(e.output()), Optional.ofNullable(e.error()), Optional.ofNullable(e.cause()),
                redrivability(e), Optional.empty(), Optional.ofNullable(e.mapRunArn()),
                Qualifier.of(Optional.ofNullable(e.stateMachineAliasArn()), Optional.ofNullable(e
                        .stateMachineVersionArn())));
    }

    private static Redrivability redrivability(DescribeExecutionResponse e) {
        boolean can = e.redriveStatus() == ExecutionRedriveStatus.REDRIVABLE;
        return new Redrivability(e.redriveCount() == null ? 0 : e.redriveCount(), Optional.ofNullable(e.redriveDate()),
                can ? Optional.empty()
                        : Optional.of(Optional.ofNullable(e.redriveStatusReason()).orElse(String.valueOf(
                                e.redriveStatusAsString()))));
    }

    @Override
    public String definition(ExecutionId id) throws GatewayException {
        return calls.call(() -> sfn.get().describeStateMachineForExecution(r -> r.executionArn(id.arn())).definition());
    }

    @Override
    public HistoryPage history(ExecutionId id, Optional<String> page) throws GatewayException {
        return calls.call(() -> {
            var answer = sfn.get().getExecutionHistory(
                    r -> r.executionArn(id.arn()).reverseOrder(true).maxResults(EVENTS).nextToken(page.orElse(null)));
            // Not every emulator turns the order round.
            return new HistoryPage(answer.events().stream().map(HistoryEvents::event).sorted(Comparator.comparing(
                    HistoryEvent::id).reversed()).toList(), Optional.ofNullable(answer.nextToken()));
        });
    }

    @Override
    public ExecutionId start(String stateMachineArn, String name, String input) throws GatewayException {
        return calls.call(() -> new ExecutionId(
                sfn.get().startExecution(r -> r.stateMachineArn(stateMachineArn).name(name).input(input))
                        .executionArn()));
    }

    @Override
    public void stop(ExecutionId id, String cause) throws GatewayException {
        calls.call(() -> sfn.get().stopExecution(r -> r.executionArn(id.arn()).error("Stopped").cause(cause)));
    }

    @Override
    public void redrive(ExecutionId id, String clientToken) throws GatewayException {
        calls.call(() -> sfn.get().redriveExecution(r -> r.executionArn(id.arn()).clientToken(clientToken)));
    }
}
