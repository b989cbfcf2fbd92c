package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
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
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;

/**
 * AWS Step Functions. Standard executions go on after a restart where they were. Roles are kept but not enforced;
 * versions, aliases, logging and redrives of Map Runs are refused.
 */
public final class StepFunctionsService implements AwsService {
    private final LiveExecutions live;
    private final Definitions definitions;
    private final StateMachines stateMachines;
    private final Executions executions;
    private final Activities activities;
    private final Histories histories;
    private final TaskReports reports;
    private final MapRunQueries mapRuns;
    private final Tags tags;

    public StepFunctionsService(CloudContext context) {
        var records = new Records(context.store());
        var names = new Names(context);
        var integrations = new Integrations(context);
        live = new LiveExecutions(context, records, integrations);
        definitions = new Definitions(integrations);
        stateMachines = new StateMachines(records, live, definitions, names, context);
        executions = new Executions(records, live, stateMachines, names, context.time());
        integrations.add(new ExecutionTask(executions, live, context.calls()));
        var queues = new ActivityQueues();
        integrations.add(new ActivityTask(records.activities(), queues));
        activities = new Activities(records, queues, live, names, context.time());
        histories = new Histories(records);
        reports = new TaskReports(records, live);
        tags = new Tags(records);
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
        operations.on(CreateStateMachineRequest.class, stateMachines::create)
                .on(UpdateStateMachineRequest.class, stateMachines::update)
                .on(DescribeStateMachineRequest.class, stateMachines::describe)
                .on(DeleteStateMachineRequest.class, stateMachines::delete)
                .on(ListStateMachinesRequest.class, stateMachines::list)
                .on(ValidateStateMachineDefinitionRequest.class, definitions::validate)
                .on(StartExecutionRequest.class, r -> executions.start(r, Optional.empty()))
                .on(StopExecutionRequest.class, executions::stop)
                .on(RedriveExecutionRequest.class, executions::redrive)
                .on(StartSyncExecutionRequest.class, executions::startSync)
                .on(DescribeExecutionRequest.class, executions::describe)
                .on(DescribeStateMachineForExecutionRequest.class, executions::describeStateMachine)
                .on(ListExecutionsRequest.class, executions::list)
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
                .on(UntagResourceRequest.class, tags::untag).on(ListTagsForResourceRequest.class, tags::list);
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
