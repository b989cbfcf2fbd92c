package dev.signalbox.localcloud.service.elasticache;

import dev.signalbox.localcloud.runtime.ChildProcesses;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.LoopbackPort;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.DurableMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.elasticache.model.CreateReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.InvalidReplicationGroupStateException;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupAlreadyExistsException;

/** The groups and their servers. A group that is kept has a server that is kept running, unless it is being deleted. */
final class Groups implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Groups.class);

    private final CloudContext context;
    private final DurableMap<GroupRecord> groups;
    private final ChildProcesses children;
    private final RedisBinary binary;
    private final Path folder;
    private final Function<String, Map<String, String>> parameters;
    private final Map<String, RedisServer> servers = new ConcurrentHashMap<>();

    /** @param parameters what a parameter group of this name sets */
    Groups(CloudContext context, Function<String, Map<String, String>> parameters) {
        this.context = context;
        this.parameters = parameters;
        this.groups = context.store().map("elasticache.groups", GroupRecord.class);
        this.children = ChildProcesses.open(context.store(), "elasticache");
        this.folder = context.dataFolder().resolve("elasticache");
        this.binary = RedisBinary.ofThisSystem(folder.resolve("bin"));
    }

    /** Starts the servers of all groups, and finishes deletions. */
    void resume() {
        groups.values().toList().forEach(group -> {
            if (group.deleting()) {
                Thread.ofVirtual().start(() -> end(group));
            } else {
                serve(group);
            }
        });
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when there is no server program */
    GroupRecord create(CreateReplicationGroupRequest request, Runnable beside) {
        requireProgram();
        var group = context.store().write(() -> {
            var made = GroupRecord.of(request, port(), context.time().now());
            if (!groups.putIfAbsent(made.id(), made)) {
                throw ServiceError.of(ReplicationGroupAlreadyExistsException.builder(), 400,
                        "ReplicationGroupAlreadyExists", "Replication group " + made.id() + " already exists.");
            }
            beside.run();
            return made;
        });
        serve(group);
        return group;
    }

    private void requireProgram() {
        try {
            LOG.debug("Groups are served by {}", binary.find());
        } catch (IOException e) {
            throw ServiceError.of(400, "InsufficientCacheClusterCapacity", String.valueOf(e.getMessage()));
        }
    }

    private int port() {
        var taken = groups.values().map(GroupRecord::port).toList();
        try {
            return LoopbackPort.free(taken::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(GroupRecord group) {
        var place = new RedisServer.Place(group.id(), data(group), group.port(), () -> parameters.apply(groups.get(group
                .id()).map(GroupRecord::parameterGroup).orElse("")));
        var server = new RedisServer(place, new RedisServer.Tools(children, binary, context.time(), () -> answers(group
                .id())));
        servers.put(group.id(), server);
        server.start();
    }

    private void answers(String id) {
        context.store().write(() -> groups.get(id).filter(group -> !group.made()).ifPresent(group -> groups.put(id,
                group.answering())));
    }

    private Path data(GroupRecord group) {
        return folder.resolve("data").resolve(group.id());
    }

    Optional<GroupRecord> find(String id) {
        return groups.get(GroupRecord.idOf(id));
    }

    List<GroupRecord> all() {
        return groups.values().toList();
    }

    RedisServer.State state(GroupRecord group) {
        var server = servers.get(group.id());
        return server == null ? new RedisServer.State.Starting() : server.state();
    }

    GroupRecord change(String id, UnaryOperator<CreateReplicationGroupRequest> change) {
        return context.store().write(() -> {
            var old = find(id).orElseThrow(() -> CacheErrors.noGroup(id));
            requireSteady(old);
            var changed = old.asking(change.apply(old.request()));
            groups.put(changed.id(), changed);
            return changed;
        });
    }

    private static void requireSteady(GroupRecord group) {
        if (group.deleting()) {
            throw ServiceError.of(InvalidReplicationGroupStateException.builder(), 400,
                    "InvalidReplicationGroupState", "Replication group " + group.id() + " is being deleted.");
        }
    }

    /** Sets parameters of running servers; a server that is down gets them when it starts. */
    void configure(String parameterGroup, Map<String, String> values) {
        all().stream().filter(group -> group.parameterGroup().equals(parameterGroup)).filter(group -> state(
                group) instanceof RedisServer.State.Up).forEach(group -> values.forEach((name, value) -> configure(
                        group, name, value)));
    }

    private static void configure(GroupRecord group, String name, String value) {
        try {
            RedisPort.configure(group.port(), name, value);
        } catch (IOException e) {
            LOG.warn("{} keeps its old {}: {}", group.id(), name, e.getMessage());
        }
    }

    /** Begins to delete the group with its data. */
    GroupRecord delete(String id, Runnable beside) {
        var going = context.store().write(() -> {
            var old = find(id).orElseThrow(() -> CacheErrors.noGroup(id));
            requireSteady(old);
            groups.put(old.id(), old.going());
            beside.run();
            return old.going();
        });
        Thread.ofVirtual().name("redis-delete-" + id).start(() -> end(going));
        return going;
    }

    private void end(GroupRecord group) {
        var server = servers.remove(group.id());
        if (server != null) {
            server.stop();
        }
        try {
            deleteTree(data(group));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The data of {} could not be deleted: {}", group.id(), e.toString());
        }
        context.store().write(() -> groups.remove(group.id()));
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() {
        servers.values().forEach(RedisServer::leave);
        children.close();
    }
}
