package dev.signalbox.localcloud.service.elasticache;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import java.util.Map;

/**
 * Replication groups without cluster mode, each one real Redis or Valkey server on a loopback port of its own, with its
 * data in an append-only file. What asks for more nodes than one is taken, and told as the one that there is.
 */
public final class ElastiCacheService implements AwsService {
    private final Groups groups;
    private final GroupOperations operations;
    private final SubnetGroups subnetGroups;
    private final ParameterGroups parameterGroups;
    private final CacheTags tags;

    public ElastiCacheService(CloudContext context) {
        this.tags = new CacheTags(context.store(), this::exists);
        this.parameterGroups = new ParameterGroups(context, tags, new ParameterGroups.Servers(this::hasParameters,
                this::configure));
        this.subnetGroups = new SubnetGroups(context, tags, this::hasSubnets);
        this.groups = new Groups(context, parameterGroups::parametersOf);
        this.operations = new GroupOperations(context, groups, new GroupOperations.Beside(subnetGroups, parameterGroups,
                tags));
    }

    private boolean exists(String arn) {
        var name = arn.substring(arn.lastIndexOf(':') + 1);
        return groups.find(name).filter(group -> operations.arn(group.id()).equals(arn)).isPresent()
                || subnetGroups.has(name) && subnetGroups.arn(name).equals(arn) || parameterGroups.has(name)
                        && parameterGroups.arn(name).equals(arn);
    }

    private boolean hasParameters(String name) {
        return groups.all().stream().anyMatch(group -> group.parameterGroup().equals(name));
    }

    private void configure(String name, Map<String, String> parameters) {
        groups.configure(name, parameters);
    }

    private boolean hasSubnets(String name) {
        return groups.all().stream().anyMatch(group -> group.subnetGroup().equals(name));
    }

    @Override
    public void register(Operations all) {
        operations.register(all);
        subnetGroups.register(all);
        parameterGroups.register(all);
        tags.register(all);
    }

    @Override
    public void resume() {
        groups.resume();
    }

    @Override
    public void close() {
        groups.close();
    }
}
