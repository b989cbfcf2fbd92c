package dev.signalbox.localcloud.service.elasticache;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.DurableMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroup;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroupAlreadyExistsException;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroupInUseException;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.CreateCacheSubnetGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.DeleteCacheSubnetGroupResponse;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheSubnetGroupRequest;
import software.amazon.awssdk.services.elasticache.model.ModifyCacheSubnetGroupResponse;
import software.amazon.awssdk.services.elasticache.model.Subnet;

/** Subnet groups: names for subnets that exist. Servers are on the loopback address whatever they say. */
final class SubnetGroups {
    static final String DEFAULT = "default";

    private final CloudContext context;
    private final CacheTags tags;
    private final Predicate<String> used;
    private final DurableMap<Group> groups;

    /** @param zones in the order of the subnets */
    record Group(String name, String description, String vpc, List<String> subnets, List<String> zones) {}

    /** @param used whether a group of servers has the subnet group of this name */
    SubnetGroups(CloudContext context, CacheTags tags, Predicate<String> used) {
        this.context = context;
        this.tags = tags;
        this.used = used;
        this.groups = context.store().map("elasticache.subnet-groups", Group.class);
    }

    void register(Operations operations) {
        operations.on(CreateCacheSubnetGroupRequest.class, this::create).on(DescribeCacheSubnetGroupsRequest.class,
                this::describe).on(ModifyCacheSubnetGroupRequest.class, this::modify).on(
                        DeleteCacheSubnetGroupRequest.class, this::delete);
    }

    boolean has(String name) {
        return name.equals(DEFAULT) || groups.contains(name);
    }

    String arn(String name) {
        return context.arn("elasticache", "subnetgroup:" + name);
    }

    private CreateCacheSubnetGroupResponse create(CreateCacheSubnetGroupRequest request) {
        var name = CacheErrors.required("CacheSubnetGroupName", request.cacheSubnetGroupName()).toLowerCase(
                Locale.ROOT);
        CacheErrors.required("CacheSubnetGroupDescription", request.cacheSubnetGroupDescription());
        if (!name.matches("[a-z0-9.-]{1,255}") || name.equals(DEFAULT)) {
            throw CacheErrors.invalid("The parameter CacheSubnetGroupName must be provided and must not be blank,"
                    + " must contain only letters, numbers, periods and hyphens, and must not be \"default\".");
        }
        var group = group(name, request.cacheSubnetGroupDescription(), request.subnetIds());
        return context.store().write(() -> {
            if (!groups.putIfAbsent(name, group)) {
                throw ServiceError.of(CacheSubnetGroupAlreadyExistsException.builder(), 400,
                        "CacheSubnetGroupAlreadyExists", "Cache subnet group " + name + " already exists.");
            }
            tags.put(arn(name), request.tags());
            return CreateCacheSubnetGroupResponse.builder().cacheSubnetGroup(shown(group)).build();
        });
    }

    private Group group(String name, String description, List<String> ids) {
        if (ids.isEmpty()) {
            throw CacheErrors.invalid("The parameter SubnetIds must be provided.");
        }
        try {
            var found = context.calls().call(DescribeSubnetsRequest.builder().subnetIds(ids).build(),
                    DescribeSubnetsResponse.class).subnets();
            return new Group(name, description, found.getFirst().vpcId(), found.stream().map(
                    software.amazon.awssdk.services.ec2.model.Subnet::subnetId).toList(), found.stream().map(
                            software.amazon.awssdk.services.ec2.model.Subnet::availabilityZone).toList());
        } catch (AwsServiceException e) {
            throw ServiceError.of(400, "InvalidSubnet", ServiceError.messageOf(e));
        }
    }

    private DescribeCacheSubnetGroupsResponse describe(DescribeCacheSubnetGroupsRequest request) {
        CacheErrors.only(request, Set.of("CacheSubnetGroupName", "MaxRecords"));
        var name = request.cacheSubnetGroupName();
        var found = name == null ? groups.values().toList() : List.of(get(name));
        return DescribeCacheSubnetGroupsResponse.builder().cacheSubnetGroups(found.stream().map(this::shown).toList())
                .build();
    }

    private ModifyCacheSubnetGroupResponse modify(ModifyCacheSubnetGroupRequest request) {
        var old = get(request.cacheSubnetGroupName());
        var description = request.cacheSubnetGroupDescription() == null ? old.description()
                : request.cacheSubnetGroupDescription();
        var changed = group(old.name(), description, request.hasSubnetIds() && !request.subnetIds().isEmpty() ? request
                .subnetIds() : old.subnets());
        context.store().write(() -> groups.put(old.name(), changed));
        return ModifyCacheSubnetGroupResponse.builder().cacheSubnetGroup(shown(changed)).build();
    }

    private DeleteCacheSubnetGroupResponse delete(DeleteCacheSubnetGroupRequest request) {
        return context.store().write(() -> {
            var group = get(request.cacheSubnetGroupName());
            if (used.test(group.name())) {
                throw ServiceError.of(CacheSubnetGroupInUseException.builder(), 400, "CacheSubnetGroupInUse",
                        "Cache subnet group " + group.name() + " is currently in use by a cache cluster.");
            }
            groups.remove(group.name());
            tags.forget(arn(group.name()));
            return DeleteCacheSubnetGroupResponse.builder().build();
        });
    }

    private Group get(@Nullable String name) {
        var asked = CacheErrors.required("CacheSubnetGroupName", name).toLowerCase(Locale.ROOT);
        return groups.get(asked).orElseThrow(() -> CacheErrors.noSubnetGroup(asked));
    }

    private CacheSubnetGroup shown(Group group) {
        var subnets = IntStream.range(0, group.subnets().size()).mapToObj(i -> Subnet.builder()
                .subnetIdentifier(group.subnets().get(i)).subnetAvailabilityZone(z -> z.name(group.zones().get(i)))
                .build()).toList();
        return CacheSubnetGroup.builder().cacheSubnetGroupName(group.name()).cacheSubnetGroupDescription(group
                .description()).vpcId(group.vpc()).subnets(subnets).arn(arn(group.name())).build();
    }
}
