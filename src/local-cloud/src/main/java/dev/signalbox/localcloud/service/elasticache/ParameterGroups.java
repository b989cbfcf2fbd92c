package dev.signalbox.localcloud.service.elasticache;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.DurableMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroup;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroupAlreadyExistsException;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheParameterGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheParameterGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParameterGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParameterGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParametersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheParametersResponse;
import software.amazon.awssdk.services.elasticache.model.InvalidCacheParameterGroupStateException;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheParameterGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheParameterGroupResponse;
import software.amazon.awssdk.services.elasticache.model.Parameter;
import software.amazon.awssdk.services.elasticache.model.ParameterNameValue;

/** Parameter groups; what they set reaches the servers at once. */
final class ParameterGroups {
    private static final Set<String> FAMILIES = Set.of("redis6.x", "redis7", "valkey7", "valkey8");
    /** What a server takes while it runs and cannot cost it its data. */
    private static final Set<String> TAKEN = Set.of("maxmemory-policy", "maxmemory-samples", "timeout",
            "tcp-keepalive", "notify-keyspace-events", "lazyfree-lazy-eviction", "lazyfree-lazy-expire",
            "lazyfree-lazy-server-del", "lazyfree-lazy-user-del", "slowlog-log-slower-than", "slowlog-max-len",
            "client-output-buffer-limit", "hash-max-listpack-entries", "hash-max-listpack-value",
            "set-max-intset-entries", "zset-max-listpack-entries", "zset-max-listpack-value");

    private final CloudContext context;
    private final CacheTags tags;
    private final Predicate<String> used;
    private final BiConsumer<String, Map<String, String>> changed;
    private final DurableMap<Group> groups;

    record Group(String name, String family, String description, Map<String, String> parameters) {}

    /** What else hangs on a group: whether servers have it, and who is told that it sets these parameters now. */
    record Servers(Predicate<String> used, BiConsumer<String, Map<String, String>> changed) {}

    ParameterGroups(CloudContext context, CacheTags tags, Servers servers) {
        this.context = context;
        this.tags = tags;
        this.used = servers.used();
        this.changed = servers.changed();
        this.groups = context.store().map("elasticache.parameter-groups", Group.class);
    }

    void register(Operations operations) {
        operations.on(CreateCacheParameterGroupRequest.class, this::create).on(
                DescribeCacheParameterGroupsRequest.class, this::describe).on(DescribeCacheParametersRequest.class,
                        this::parameters).on(ModifyCacheParameterGroupRequest.class, this::modify).on(
                                DeleteCacheParameterGroupRequest.class, this::delete);
    }

    boolean has(String name) {
        return groups.contains(name) || isDefault(name);
    }

    private static boolean isDefault(String name) {
        return name.startsWith("default.") && FAMILIES.contains(name.substring("default.".length()));
    }

    Map<String, String> parametersOf(String name) {
        return groups.get(name).map(Group::parameters).orElse(Map.of());
    }

    String arn(String name) {
        return context.arn("elasticache", "parametergroup:" + name);
    }

    private CreateCacheParameterGroupResponse create(CreateCacheParameterGroupRequest request) {
        var name = CacheErrors.required("CacheParameterGroupName", request.cacheParameterGroupName());
        var family = CacheErrors.required("CacheParameterGroupFamily", request.cacheParameterGroupFamily());
        if (!FAMILIES.contains(family)) {
            throw CacheErrors.invalid("CacheParameterGroupFamily " + family
                    + " is not a valid parameter group family, or not one of the local cloud's: " + FAMILIES.stream()
                            .sorted().toList());
        }
        var group = new Group(name, family, CacheErrors.required("Description", request.description()), Map.of());
        return context.store().write(() -> {
            if (!groups.putIfAbsent(name, group)) {
                throw ServiceError.of(CacheParameterGroupAlreadyExistsException.builder(), 400,
                        "CacheParameterGroupAlreadyExists", "CacheParameterGroup " + name + " already exists.");
            }
            tags.put(arn(name), request.tags());
            return CreateCacheParameterGroupResponse.builder().cacheParameterGroup(shown(group)).build();
        });
    }

    private DescribeCacheParameterGroupsResponse describe(DescribeCacheParameterGroupsRequest request) {
        CacheErrors.only(request, Set.of("CacheParameterGroupName", "MaxRecords"));
        var name = request.cacheParameterGroupName();
        var found = name == null ? groups.values().toList() : List.of(get(name));
        return DescribeCacheParameterGroupsResponse.builder().cacheParameterGroups(found.stream().map(this::shown)
                .toList()).build();
    }

    private DescribeCacheParametersResponse parameters(DescribeCacheParametersRequest request) {
        CacheErrors.only(request, Set.of("CacheParameterGroupName", "MaxRecords", "Source"));
        var set = get(request.cacheParameterGroupName()).parameters().entrySet().stream().map(e -> Parameter.builder()
                .parameterName(e.getKey()).parameterValue(e.getValue()).source("user").build()).toList();
        return DescribeCacheParametersResponse.builder().parameters(set).build();
    }

    private ModifyCacheParameterGroupResponse modify(ModifyCacheParameterGroupRequest request) {
        var name = CacheErrors.required("CacheParameterGroupName", request.cacheParameterGroupName());
        request.parameterNameValues().forEach(ParameterGroups::check);
        var group = context.store().write(() -> {
            var old = get(name);
            var all = new TreeMap<>(old.parameters());
            request.parameterNameValues().forEach(p -> all.put(p.parameterName(), p.parameterValue()));
            all.remove("cluster-enabled");
            var now = new Group(old.name(), old.family(), old.description(), all);
            groups.put(name, now);
            return now;
        });
        changed.accept(name, group.parameters());
        return ModifyCacheParameterGroupResponse.builder().cacheParameterGroupName(name).build();
    }

    private static void check(ParameterNameValue parameter) {
        var name = String.valueOf(parameter.parameterName());
        var value = CacheErrors.required("ParameterValue", parameter.parameterValue());
        boolean off = name.equals("cluster-enabled") && value.equals("no");
        if (!TAKEN.contains(name) && !off) {
            throw CacheErrors.invalid("The parameter " + name + "=" + value + " is not supported by the local cloud.");
        }
        if (!value.matches("[A-Za-z0-9 _.+-]*")) {
            throw CacheErrors.invalid("The value of " + name + " is not valid.");
        }
    }

    private DeleteCacheParameterGroupResponse delete(DeleteCacheParameterGroupRequest request) {
        return context.store().write(() -> {
            var group = get(request.cacheParameterGroupName());
            if (used.test(group.name())) {
                throw ServiceError.of(InvalidCacheParameterGroupStateException.builder(), 400,
                        "InvalidCacheParameterGroupState", "One or more cache clusters are still members of this "
                                + "parameter group " + group.name() + ", so the group cannot be deleted.");
            }
            groups.remove(group.name());
            tags.forget(arn(group.name()));
            return DeleteCacheParameterGroupResponse.builder().build();
        });
    }

    private Group get(@Nullable String name) {
        var asked = CacheErrors.required("CacheParameterGroupName", name);
        if (isDefault(asked)) {
            return new Group(asked, asked.substring("default.".length()), "Default parameter group for " + asked,
                    Map.of());
        }
        return groups.get(asked).orElseThrow(() -> CacheErrors.noParameterGroup(asked));
    }

    private CacheParameterGroup shown(Group group) {
        return CacheParameterGroup.builder().cacheParameterGroupName(group.name()).cacheParameterGroupFamily(group
                .family()).description(group.description()).isGlobal(false).arn(arn(group.name())).build();
    }
}
