package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.stepfunctions.request.RequestCheck;
import dev.signalbox.localcloud.service.stepfunctions.test.TestStates;
import dev.signalbox.localcloud.service.stepfunctions.version.Aliases;
import dev.signalbox.localcloud.service.stepfunctions.version.VersionStore;
import dev.signalbox.localcloud.service.stepfunctions.version.Versions;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteActivityRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListMapRunsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;

/**
 * AWS Step Functions. Standard executions go on after a restart where they were. Tracing and encryption by keys of one's own are
 * kept and told, and have no effect.
 */
public final class StepFunctionsService implements AwsService {
    private final LiveExecutions live;
    private final Definitions definitions;
    private final StateMachines stateMachines;
    private final StateMachineQueries machineQueries;
    private final Versions versions;
    private final Aliases aliases;
    private final Executions executions;
    private final ExecutionLists executionLists;
    private final Activities activities;
    private final Histories histories;
    private final TaskReports reports;
    private final MapRunQueries mapRuns;
    private final Tags tags;
    private final TestStates tests;

    public StepFunctionsService(CloudContext context) {
        var records = new Records(context.store());
        var names = new Names(context);
        var integrations = new Integrations(context);
        live = new LiveExecutions(context, records, integrations);
        definitions = new Definitions(integrations);
        var versionStore = new VersionStore(context.store());
        stateMachines = new StateMachines(records, versionStore, live, definitions, context);
        machineQueries = new StateMachineQueries(records, stateMachines);
        versions = new Versions(versionStore, arn -> stateMachines.usable(arn).revision(), context.time());
        aliases = new Aliases(versionStore, stateMachines::usable, context.time());
        executionLists = new ExecutionLists(records, versionStore);
        executions = new Executions(records, live, stateMachines, names, context.time());
        integrations.add(new ExecutionTask(executions, live, context.calls()));
        var queues = new ActivityQueues();
        integrations.add(new ActivityTask(records.activities(), queues));
        activities = new Activities(records, queues, live, names, context.time());
        histories = new Histories(records);
        reports = new TaskReports(records, live);
        tags = new Tags(records);
        tests = new TestStates(context, new TrialTasks(context, integrations));
        mapRuns = new MapRunQueries(records, live.mapRuns());
    }

    /** A task's token says of which execution it is, or of which activity. */
    @Override
    public Optional<String> resource(AwsRequest request) {
        return switch (request) {
            case SendTaskSuccessRequest success -> reports.resource(success.taskToken());
            case SendTaskFailureRequest failure -> reports.resource(failure.taskToken());
            case SendTaskHeartbeatRequest heartbeat -> reports.resource(heartbeat.taskToken());
            default -> Optional.empty();
        };
    }

    @Override
    public void register(Operations operations) {
        registerVersions(RequestCheck.before(operations).on(CreateStateMachineRequest.class, stateMachines::create)
                .on(UpdateStateMachineRequest.class, stateMachines::update)
                .on(DescribeStateMachineRequest.class, machineQueries::describe)
                .on(DeleteStateMachineRequest.class, stateMachines::delete)
                .on(ListStateMachinesRequest.class, machineQueries::list)
                .on(ValidateStateMachineDefinitionRequest.class, definitions::validate)
                .on(TestStateRequest.class, tests::test)
                .on(StartExecutionRequest.class, r -> executions.start(r, Optional.empty()))
                .on(StopExecutionRequest.class, executions::stop)
                .on(RedriveExecutionRequest.class, executions::redrive)
                .on(StartSyncExecutionRequest.class, executions::startSync)
                .on(DescribeExecutionRequest.class, executions::describe)
                .on(DescribeStateMachineForExecutionRequest.class, executions::describeStateMachine)
                .on(ListExecutionsRequest.class, executionLists::list)
                .on(ListMapRunsRequest.class, mapRuns::list).on(DescribeMapRunRequest.class, mapRuns::describe)
                .on(UpdateMapRunRequest.class, mapRuns::update)
                .on(CreateActivityRequest.class, activities::create)
                .on(DescribeActivityRequest.class, activities::describe)
                .on(ListActivitiesRequest.class, activities::list)
                .on(DeleteActivityRequest.class, activities::delete)
                .on(GetActivityTaskRequest.class, activities::task)
                .on(GetExecutionHistoryRequest.class, histories::history)
                .on(SendTaskSuccessRequest.class, reports::success).on(SendTaskFailureRequest.class, reports::failure)
                .on(SendTaskHeartbeatRequest.class, reports::heartbeat).on(TagResourceRequest.class, tags::tag)
                .on(UntagResourceRequest.class, tags::untag).on(ListTagsForResourceRequest.class, tags::list));
    }

    private void registerVersions(Operations operations) {
        operations.on(PublishStateMachineVersionRequest.class, versions::publish)
                .on(ListStateMachineVersionsRequest.class, versions::list)
                .on(DeleteStateMachineVersionRequest.class, versions::delete)
                .on(CreateStateMachineAliasRequest.class, aliases::create)
                .on(UpdateStateMachineAliasRequest.class, aliases::update)
                .on(DescribeStateMachineAliasRequest.class, aliases::describe)
                .on(ListStateMachineAliasesRequest.class, aliases::list)
                .on(DeleteStateMachineAliasRequest.class, aliases::delete);
    }

    @Override
    public void resume() {
        executions.forgetOld();
        live.resume();
        executions.resumeExpress();
        stateMachines.resumeDeletions();
    }

    @Override
    public void close() {
        live.suspend();
    }
}
