package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.runtime.CloudContext;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names and ARNs of Batch. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");

    private final CloudContext context;

    Names(CloudContext context) {
        this.context = context;
    }

    String arn(String kind, String name) {
        return context.arn("batch", kind + "/" + name);
    }

    String clusterArn(String name) {
        return context.arn("ecs", "cluster/" + name);
    }

    String taskArn(String cluster, String id) {
        return context.arn("ecs", "task/" + cluster.substring(cluster.lastIndexOf('/') + 1) + "/" + id);
    }

    /** Of the machine that the environment is. */
    String instanceArn(String cluster, String environment) {
        return context.arn("ecs", "container-instance/" + cluster.substring(cluster.lastIndexOf('/') + 1) + "/" + UUID
                .nameUUIDFromBytes(environment.getBytes(StandardCharsets.UTF_8)).toString().replace("-", ""));
    }

    String serviceRole() {
        return context.arn("iam", "", "role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch");
    }

    /** The name itself, or the one that an ARN of this kind ends with; empty if it is an ARN of something else. */
    String nameOf(String kind, String nameOrArn) {
        if (!nameOrArn.startsWith("arn:")) {
            return nameOrArn;
        }
        var prefix = arn(kind, "");
        return nameOrArn.startsWith(prefix) ? nameOrArn.substring(prefix.length()) : "";
    }

    /** Up to 128 letters, numbers, hyphens and underscores, beginning with a letter or number; the error is in AWS's words. */
    static String checked(String otherwise, @Nullable String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw BatchErrors.invalid(otherwise);
        }
        return name;
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw BatchErrors.invalid(field + " must be provided.");
        }
        return value;
    }
}
