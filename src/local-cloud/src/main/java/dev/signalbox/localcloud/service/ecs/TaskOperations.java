package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.runtime.Operations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskOverride;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** Tasks over the wire. */
final class TaskOperations {
    private static final int MOST = 10;
    private static final int MOST_CALLS = 200;

    private final State state;
    private final Tasks tasks;
    /** Tasks by the name of the call that started them, the latest calls only. */
    private final Map<String, List<TaskRun>> calls = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<TaskRun>> eldest) {
            return size() > MOST_CALLS;
        }
    });

    TaskOperations(State state, Tasks tasks) {
        this.state = state;
        this.tasks = tasks;
    }

    void register(Operations operations) {
        operations.on(RunTaskRequest.class, this::run).on(ListTasksRequest.class, this::list).on(
                DescribeTasksRequest.class, this::describe).on(StopTaskRequest.class, this::stop);
    }

    private RunTaskResponse run(RunTaskRequest request) {
        EcsErrors.only(request, "RunTask", Set.of("cluster", "count", "group", "launchType", "networkConfiguration",
                "overrides", "platformVersion", "clientToken", "propagateTags", "startedBy", "tags", "taskDefinition",
                "enableECSManagedTags"));
        var cluster = state.cluster(request.cluster());
        var definition = state.definition(request.taskDefinition());
        int count = Objects.requireNonNullElse(request.count(), 1);
        if (count < 1 || count > MOST) {
            throw EcsErrors.invalid("count must be between 1 and 10.");
        }
        var container = overridden(definition.detail().containerDefinitions().getFirst(), request.overrides());
        var group = Objects.requireNonNullElse(request.group(), "family:" + definition.detail().family());
        var wanted = new Tasks.Wanted(cluster.name(), definition, group, Objects.requireNonNullElse(request
                .startedBy(), ""), Names.tags(request.tags()));
        var token = Objects.requireNonNullElseGet(request.clientToken(), () -> UUID.randomUUID().toString());
        var started = calls.computeIfAbsent(token, _ -> IntStream.range(0, count).mapToObj(_ -> tasks.start(wanted,
                container)).toList());
        return RunTaskResponse.builder().tasks(started.stream().map(this::shown).toList()).build();
    }

    private static ContainerDefinition overridden(ContainerDefinition container,
            @Nullable TaskOverride overrides) {
        if (overrides == null) {
            return container;
        }
        EcsErrors.only(overrides, "overrides", Set.of("containerOverrides"));
        var changed = container.toBuilder();
        for (var override : overrides.containerOverrides()) {
            EcsErrors.only(override, "containerOverrides", Set.of("name", "command", "environment"));
            if (!container.name().equals(override.name())) {
                throw EcsErrors.invalid("Override for container named " + override.name()
                        + " is not a container in the TaskDefinition.");
            }
            if (!override.command().isEmpty()) {
                changed.command(override.command());
            }
            var variables = new LinkedHashMap<String, KeyValuePair>();
            container.environment().forEach(pair -> variables.put(pair.name(), pair));
            override.environment().forEach(pair -> variables.put(pair.name(), pair));
            changed.environment(variables.values());
        }
        return changed.build();
    }

    private Task shown(TaskRun task) {
        return TaskView.of(task, state.names());
    }

    private ListTasksResponse list(ListTasksRequest request) {
        EcsErrors.only(request, "ListTasks", Set.of("cluster", "desiredStatus", "family", "launchType", "maxResults",
                "nextToken", "serviceName", "startedBy"));
        var stopped = "STOPPED".equals(request.desiredStatusAsString());
        var service = request.serviceName() == null ? null : Tasks.group(Names.last(request.serviceName()));
        var found = tasks.of(state.cluster(request.cluster()).name()).stream().filter(t -> stopped == (t.isOver() || t
                .isStopping())).filter(t -> service == null || t.order().group().equals(service)).filter(t -> request
                        .family() == null || t.order().definition().family().equals(request.family())).filter(
                                t -> request.startedBy() == null || t.order().startedBy().equals(request.startedBy()))
                .map(TaskRun::arn).toList();
        var page = Page.of(found, request.nextToken(), request.maxResults());
        return ListTasksResponse.builder().taskArns(page.items()).nextToken(page.next()).build();
    }

    private DescribeTasksResponse describe(DescribeTasksRequest request) {
        var cluster = state.cluster(request.cluster()).name();
        var found = new ArrayList<Task>();
        var failures = new ArrayList<Failure>();
        for (var reference : request.tasks()) {
            tasks.find(cluster, reference).ifPresentOrElse(task -> found.add(shown(task)), () -> failures.add(Failure
                    .builder().arn(reference).reason("MISSING").build()));
        }
        return DescribeTasksResponse.builder().tasks(found).failures(failures).build();
    }

    private StopTaskResponse stop(StopTaskRequest request) {
        var cluster = state.cluster(request.cluster()).name();
        var task = tasks.find(cluster, EcsErrors.required("task", request.task())).orElseThrow(() -> EcsErrors.invalid(
                "The referenced task was not found."));
        task.stop(request.reason() == null ? "Task stopped by user" : request.reason(), TaskStopCode.USER_INITIATED,
                state.now());
        return StopTaskResponse.builder().task(shown(task)).build();
    }
}
