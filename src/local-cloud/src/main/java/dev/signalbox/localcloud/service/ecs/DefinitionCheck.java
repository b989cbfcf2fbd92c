package dev.signalbox.localcloud.service.ecs;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** The rules for task definitions. What a child process cannot honour and would change what a task does, is refused. */
final class DefinitionCheck {
    /** Limits of containers that are kept and shown but not enforced are among them, as in Batch. */
    private static final Set<String> TASK = Set.of("family", "taskRoleArn", "executionRoleArn", "networkMode",
            "containerDefinitions", "requiresCompatibilities", "cpu", "memory", "tags", "ephemeralStorage",
            "runtimePlatform");
    private static final Set<String> CONTAINER = Set.of("name", "image", "cpu", "memory", "memoryReservation",
            "portMappings", "essential", "command", "environment", "secrets", "stopTimeout", "startTimeout",
            "logConfiguration", "user", "readonlyRootFilesystem", "ulimits", "dockerLabels", "versionConsistency");
    private static final Set<String> LOG_OPTIONS = Set.of("awslogs-group", "awslogs-region", "awslogs-stream-prefix",
            "awslogs-create-group", "mode", "max-buffer-size");
    private static final int LONGEST_STOP = 120;
    private static final int LEAST_MEMORY = 4;

    private DefinitionCheck() {}

    static void check(RegisterTaskDefinitionRequest request) {
        if (!EcsErrors.required("family", request.family()).matches("[A-Za-z0-9_-]{1,255}")) {
            throw EcsErrors.client("Family should not exceed 255 characters of letters, numbers, hyphens and"
                    + " underscores.");
        }
        EcsErrors.only(request, "a task definition", TASK);
        if (request.networkModeAsString() != null && !"awsvpc".equals(request.networkModeAsString())) {
            throw EcsErrors.client("The local cloud supports networkMode awsvpc only.");
        }
        if (request.containerDefinitions().size() != 1) {
            throw EcsErrors.client("The local cloud runs tasks with one container each; this one has " + request
                    .containerDefinitions().size() + ".");
        }
        var container = request.containerDefinitions().getFirst();
        check(container);
        if (number("memory", request.memory()) == 0 && container.memory() == null && container
                .memoryReservation() == null) {
            throw EcsErrors.client("Invalid setting for container '" + container.name()
                    + "'. At least one of 'memory' or 'memoryReservation' must be specified.");
        }
        number("cpu", request.cpu());
    }

    private static void check(ContainerDefinition container) {
        EcsErrors.only(container, "container " + Names.checked("Container.name", container.name()), CONTAINER);
        if (container.image() == null || container.image().isEmpty()) {
            throw EcsErrors.client("Container.image should not be null or empty.");
        }
        if (Boolean.FALSE.equals(container.essential())) {
            throw EcsErrors.client("Invalid setting for container. At least one container must be essential.");
        }
        if (container.memory() != null && container.memory() < LEAST_MEMORY) {
            throw EcsErrors.client("Invalid setting for container. 'memory' must be at least 4 MiB.");
        }
        if (container.stopTimeout() != null && (container.stopTimeout() < 0 || container
                .stopTimeout() > LONGEST_STOP)) {
            throw EcsErrors.client("Container stopTimeout must be between 0 and 120 seconds on Fargate.");
        }
        container.portMappings().forEach(port -> {
            if (port.containerPort() == null || port.protocolAsString() != null && !"tcp".equals(port
                    .protocolAsString())) {
                throw EcsErrors.client("Port mappings need a containerPort, and protocol tcp.");
            }
        });
        logs(container);
    }

    private static void logs(ContainerDefinition container) {
        var logs = container.logConfiguration();
        if (logs == null) {
            return;
        }
        if (logs.logDriver() != LogDriver.AWSLOGS) {
            throw EcsErrors.client("The local cloud supports log driver awslogs only, not " + logs.logDriverAsString()
                    + ".");
        }
        EcsErrors.only(logs, "logConfiguration", Set.of("logDriver", "options"));
        logs.options().keySet().stream().filter(option -> !LOG_OPTIONS.contains(option)).findFirst().ifPresent(
                option -> {
                    throw EcsErrors.client("The local cloud does not support log option " + option + ".");
                });
        if (!logs.options().containsKey("awslogs-group") || !logs.options().containsKey("awslogs-stream-prefix")) {
            throw EcsErrors.client("Log driver awslogs requires options awslogs-group and awslogs-stream-prefix.");
        }
    }

    /** Whole units of a task-level size; 0 for none. */
    static int number(String member, @Nullable String size) {
        if (size == null || size.isEmpty()) {
            return 0;
        }
        if (!size.matches("\\d{1,7}")) {
            throw EcsErrors.client("Invalid '" + member + "' setting for task: " + size);
        }
        return Integer.parseInt(size);
    }
}
