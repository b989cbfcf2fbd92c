package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.runtime.CloudContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Tag;

/** ARNs of ECS, and the names in them. */
final class Names {
    static final String DEFAULT = "default";

    private final CloudContext context;

    Names(CloudContext context) {
        this.context = context;
    }

    String cluster(String name) {
        return context.arn("ecs", "cluster/" + name);
    }

    String service(String cluster, String name) {
        return context.arn("ecs", "service/" + cluster + "/" + name);
    }

    String definition(String family, int revision) {
        return context.arn("ecs", "task-definition/" + family + ":" + revision);
    }

    String newTask(String cluster) {
        return context.arn("ecs", "task/" + cluster + "/" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** What follows the last slash, or the name itself; the default cluster for none. */
    static String clusterOf(@Nullable String nameOrArn) {
        return nameOrArn == null || nameOrArn.isEmpty() ? DEFAULT : last(nameOrArn);
    }

    static String last(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }

    static String checked(String what, @Nullable String name) {
        var given = EcsErrors.required(what, name);
        if (!given.matches("[A-Za-z0-9_-]{1,255}")) {
            throw EcsErrors.invalid(what + " must be up to 255 letters, numbers, hyphens and underscores: " + given);
        }
        return given;
    }

    static Map<String, String> tags(Collection<Tag> given) {
        var tags = new TreeMap<String, String>();
        given.forEach(tag -> tags.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return tags;
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build()).toList();
    }
}
