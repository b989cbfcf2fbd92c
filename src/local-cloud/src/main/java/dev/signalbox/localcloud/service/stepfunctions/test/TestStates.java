package dev.signalbox.localcloud.service.stepfunctions.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.stepfunctions.Errors;
import dev.signalbox.localcloud.service.stepfunctions.Payloads;
import dev.signalbox.states.SourceJson;
import dev.signalbox.states.StateTrial;
import dev.signalbox.states.TrialOutcome;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** Answers {@code TestState}. */
public final class TestStates {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX")
            .withZone(ZoneOffset.UTC);

    private final CloudContext cloud;
    private final Tasks tasks;

    public TestStates(CloudContext cloud, Tasks tasks) {
        this.cloud = cloud;
        this.tasks = tasks;
    }

    public TestStateResponse test(TestStateRequest request) {
        var tested = TestedState.of(request.definition(), request.stateName());
        var mock = Mock.of(request, tested);
        if (mock.isEmpty()) {
            TestedState.refuse(tasks.check(tested.machine()));
        }
        var mapRun = MockedMapRun.of(request.stateConfiguration(), tested);
        var input = input(request.input());
        var context = request.context() == null ? ownContext(request, tested, input)
                : GivenContext.of(request.context(), tested);
        var inspection = new Inspection(mock.map(Mock::outcome), mock.map(m -> mapRun));
        var world = new TrialWorld(cloud, tasks, Optional.ofNullable(request.roleArn()).orElse(""), context);
        var outcome = new StateTrial(tested.state(), input, context, variables(request
                .variables()), retries(request)).run(world, inspection);
        var response = answer(outcome);
        if (request.inspectionLevel() == InspectionLevel.DEBUG || request.inspectionLevel() == InspectionLevel.TRACE) {
            response.inspectionData(inspection.data(outcome));
        }
        return response.build();
    }

    private static int retries(TestStateRequest request) {
        var configuration = request.stateConfiguration();
        return configuration == null || configuration.retrierRetryCount() == null ? 0
                : configuration
                        .retrierRetryCount();
    }

    private static JsonNode input(@Nullable String text) {
        if (text == null) {
            return Payloads.object();
        }
        try {
            var input = Payloads.parse(text);
            if (input.isMissingNode()) {
                throw Errors.input("Invalid execution input.");
            }
            return SourceJson.keeping(input, text);
        } catch (JsonProcessingException e) {
            throw Errors.input(e.getOriginalMessage());
        }
    }

    private static Map<String, JsonNode> variables(@Nullable String text) {
        Map<String, JsonNode> variables = new LinkedHashMap<>();
        if (text != null) {
            try {
                if (!(Payloads.parse(text) instanceof ObjectNode given)) {
                    throw Errors.validation("Variables must be a JSON object");
                }
                given.properties().forEach(e -> variables.put(e.getKey(), e.getValue()));
            } catch (JsonProcessingException e) {
                throw Errors.validation("Variables must be a JSON object");
            }
        }
        return variables;
    }

    /** As AWS makes it up for a state that belongs to no execution. */
    private ObjectNode ownContext(TestStateRequest request, TestedState tested, JsonNode input) {
        var machine = UUID.randomUUID().toString();
        var name = UUID.randomUUID().toString();
        var now = MILLIS.format(cloud.time().now());
        var context = Payloads.object();
        var execution = context.putObject("Execution").put("Id", cloud.arn("states", "express:" + machine + ":"
                + name));
        execution.set("Input", input);
        execution.put("Name", name).put("RoleArn", request.roleArn()).put("StartTime", now);
        context.putObject("StateMachine").put("Id", cloud.arn("states", "stateMachine:" + machine)).put("Name",
                machine);
        var state = context.putObject("State").put("Name", TestedState.NAME).put("EnteredTime", now);
        if (tested.isParent() || tested.resource().isPresent()) {
            state.put("RetryCount", 0);
        }
        return context;
    }

    private static TestStateResponse.Builder answer(TrialOutcome outcome) {
        var builder = TestStateResponse.builder();
        return switch (outcome) {
            case TrialOutcome.Succeeded(var output, var next) -> builder.status(TestExecutionStatus.SUCCEEDED).output(
                    Payloads.text(output)).nextState(next.orElse(null));
            case TrialOutcome.Retriable(var problem, _, _) -> problem(builder, problem).status(
                    TestExecutionStatus.RETRIABLE);
            case TrialOutcome.Caught(var problem, _, _, var to) -> problem(builder, problem).status(
                    TestExecutionStatus.CAUGHT_ERROR).output(Payloads.text(to.output())).nextState(to.next());
            case TrialOutcome.Failed(var problem, _) -> problem(builder, problem).status(TestExecutionStatus.FAILED);
        };
    }

    private static TestStateResponse.Builder problem(TestStateResponse.Builder builder, TrialOutcome.Problem problem) {
        return builder.error(problem.error().orElse(null)).cause(problem.cause().orElse(null));
    }
}
