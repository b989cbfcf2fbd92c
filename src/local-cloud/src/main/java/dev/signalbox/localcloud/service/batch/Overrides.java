package dev.signalbox.localcloud.service.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.ContainerOverrides;
import software.amazon.awssdk.services.batch.model.ContainerProperties;
import software.amazon.awssdk.services.batch.model.KeyValuePair;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;

/** What a caller of SubmitJob may say otherwise than the definition. */
final class Overrides {
    private Overrides() {}

    static ContainerProperties of(ContainerProperties from, @Nullable ContainerOverrides with) {
        if (with == null) {
            return from;
        }
        BatchErrors.unsupported("containerOverrides.instanceType", with.instanceType());
        return from.copy(c -> {
            if (with.hasCommand()) {
                c.command(with.command());
            }
            c.environment(byKey(from.environment(), with.environment(), KeyValuePair::name));
            c.resourceRequirements(byKey(withOld(from.resourceRequirements(), with), with.resourceRequirements(),
                    ResourceRequirement::typeAsString));
        });
    }

    /** The deprecated overrides count for a definition with the deprecated fields, and are ignored for others. */
    private static List<ResourceRequirement> withOld(List<ResourceRequirement> requirements, ContainerOverrides with) {
        if (!requirements.isEmpty()) {
            return requirements;
        }
        var result = new ArrayList<ResourceRequirement>();
        if (with.vcpus() != null) {
            result.add(requirement(ResourceType.VCPU, with.vcpus()));
        }
        if (with.memory() != null) {
            result.add(requirement(ResourceType.MEMORY, with.memory()));
        }
        return result;
    }

    private static ResourceRequirement requirement(ResourceType type, int value) {
        return ResourceRequirement.builder().type(type).value(Integer.toString(value)).build();
    }

    private static <T> List<T> byKey(List<T> from, List<T> with, Function<T, String> key) {
        var result = new LinkedHashMap<String, T>();
        from.forEach(t -> result.put(key.apply(t), t));
        with.forEach(t -> result.put(key.apply(t), t));
        return List.copyOf(result.values());
    }

    /** The definition's parameters, with those of the caller; every placeholder of the command needs one. */
    static Map<String, String> parameters(Map<String, String> from, Map<String, String> with,
            ContainerProperties container) {
        var result = new LinkedHashMap<>(from);
        result.putAll(with);
        container.command().stream().flatMap(Job::placeholders).filter(name -> !result.containsKey(name)).findFirst()
                .ifPresent(name -> {
                    throw BatchErrors.client("Unable to substitute value. No parameter found for reference " + name);
                });
        return result;
    }
}
