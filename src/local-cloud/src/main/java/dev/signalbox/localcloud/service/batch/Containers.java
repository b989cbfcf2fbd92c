package dev.signalbox.localcloud.service.batch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.ContainerProperties;
import software.amazon.awssdk.services.batch.model.LogDriver;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;

/** The rules for containers. What a child process cannot honour and would change what a job does, is refused. */
final class Containers {
    /**
     * Memory in MiB that Fargate offers per size in thousandths of a vCPU: lowest, highest, step. The least size has a
     * fourth rule: 0.25 vCPU come with 512, 1,024 or 2,048 MiB.
     */
    private static final NavigableMap<Long, long[]> FARGATE = new TreeMap<>(Map.of(
            250L, new long[]{512, 2048, 512}, 500L, new long[]{1024, 4096, 1024}, 1000L, new long[]{2048, 8192, 1024},
            2000L, new long[]{4096, 16384, 1024}, 4000L, new long[]{8192, 30720, 1024},
            8000L, new long[]{16384, 61440, 4096}, 16000L, new long[]{32768, 122880, 8192}));

    private Containers() {}

    static void check(ContainerProperties container, boolean fargate) {
        Names.required("containerProperties.image", container.image());
        BatchErrors.unsupported("secrets", container.secrets());
        BatchErrors.unsupported("volumes", container.volumes());
        BatchErrors.unsupported("mountPoints", container.mountPoints());
        BatchErrors.unsupported("repositoryCredentials", container.repositoryCredentials());
        BatchErrors.unsupported("linuxParameters", container.linuxParameters());
        var logs = container.logConfiguration();
        if (logs != null) {
            BatchErrors.unsupported("secretOptions", logs.secretOptions());
            if (logs.logDriver() != LogDriver.AWSLOGS) {
                BatchErrors.unsupported("log driver " + logs.logDriverAsString(), logs.logDriverAsString());
            }
        }
        checkResources(container, fargate);
        if (fargate && container.executionRoleArn() == null) {
            throw BatchErrors.invalid("EXECUTION_ROLE_ARN is required for Fargate jobs.");
        }
    }

    /** With the lists that AWS always answers, also empty. */
    static ContainerProperties complete(ContainerProperties container) {
        return container.copy(c -> c.command(new ArrayList<>(container.command())).environment(new ArrayList<>(container
                .environment())).resourceRequirements(new ArrayList<>(container.resourceRequirements())).volumes(
                        new ArrayList<>(container.volumes())).mountPoints(new ArrayList<>(container.mountPoints()))
                .ulimits(new ArrayList<>(container.ulimits())).secrets(new ArrayList<>(container.secrets())));
    }

    private static void checkResources(ContainerProperties container, boolean fargate) {
        checkTypes(container.resourceRequirements(), fargate);
        long vcpus = milliVcpus(container.resourceRequirements(), container.vcpus());
        long memory = memoryMiB(container.resourceRequirements(), container.memory());
        if (vcpus == 0) {
            throw BatchErrors.invalid("vCPU is required.");
        }
        if (memory < 4) {
            throw BatchErrors.invalid("Container properties should specify a MEMORY of at least 4 MiB.");
        }
        if (fargate) {
            var range = FARGATE.get(vcpus);
            if (range == null || memory < range[0] || memory > range[1] || memory % range[2] != 0
                    || vcpus == 250 && memory == 1536) {
                throw BatchErrors.invalid("Fargate resource requirements (" + BigDecimal.valueOf(vcpus, 3).setScale(2)
                        + " vCPU, " + memory + " MiB) not valid.");
            }
        } else if (vcpus < 1000 || vcpus % 1000 != 0) {
            throw BatchErrors.invalid("vCPU must be at least 1, got " + BigDecimal.valueOf(vcpus, 3)
                    .stripTrailingZeros().toPlainString() + ".");
        }
    }

    private static void checkTypes(List<ResourceRequirement> requirements, boolean fargate) {
        var seen = new HashSet<String>();
        for (var requirement : requirements) {
            if (!seen.add(requirement.typeAsString())) {
                throw BatchErrors.invalid("Cannot provide duplicates in resourceRequirements.");
            }
            if (requirement.type() == ResourceType.GPU && fargate) {
                throw BatchErrors.invalid("GPU is not applicable for Fargate.");
            }
            if (requirement.type() != ResourceType.VCPU && requirement.type() != ResourceType.MEMORY) {
                BatchErrors.unsupported("resource requirement " + requirement.typeAsString(), requirement.value());
            }
        }
    }

    /** Thousandths of a vCPU; 0 when none are named. */
    static long milliVcpus(List<ResourceRequirement> requirements, @Nullable Integer old) {
        var value = value(requirements, ResourceType.VCPU);
        if (value == null) {
            return old == null ? 0 : old * 1000L;
        }
        try {
            return new BigDecimal(value).movePointRight(3).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw notANumber(value, ResourceType.VCPU, e);
        }
    }

    /** 0 when none is named. */
    static long memoryMiB(List<ResourceRequirement> requirements, @Nullable Integer old) {
        var value = value(requirements, ResourceType.MEMORY);
        if (value == null) {
            return old == null ? 0 : old;
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw notANumber(value, ResourceType.MEMORY, e);
        }
    }

    private static RuntimeException notANumber(String value, ResourceType type, RuntimeException cause) {
        var error = BatchErrors.invalid("Value " + value + " for type " + type + " in resourceRequirement is not valid."
                + " Please provide a numeric value.");
        error.addSuppressed(cause);
        return error;
    }

    private static @Nullable String value(List<ResourceRequirement> requirements, ResourceType type) {
        return requirements.stream().filter(r -> r.type() == type).map(ResourceRequirement::value).findFirst()
                .orElse(null);
    }
}
