package dev.signalbox.localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.runtime.SystemTime;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.store.Store;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackResponse;

/** The CloudFormation service on a durable store, with fakes for the services it calls; it can crash and start again. */
final class Stacks implements AutoCloseable {
    final FakeServices services = new FakeServices();
    final Map<String, String> objects = new ConcurrentHashMap<>();
    /** Runs after each call of a service that changes something. */
    volatile Runnable done = () -> {};
    private final Path folder;
    /** How many times faster than the clock waiting is over. */
    volatile int haste = 1;
    private final SystemTime clock = new SystemTime();
    private final Time time = new Time() {
        @Override
        public Instant now() {
            return clock.now();
        }

        @Override
        public Timer at(Instant when, Runnable task) {
            return clock.at(now().plus(Duration.between(now(), when).dividedBy(haste)), task);
        }
    };
    private Store store;
    private Registry registry;
    private CloudFormationService service;

    Stacks(Path folder) {
        this.folder = folder;
        start();
    }

    private void start() {
        store = Store.open(folder.resolve("state.mv"));
        registry = new Registry();
        services.register(new Watched());
        var identity = new CloudIdentity("000000000000", "local-1", "aws", "key", "secret");
        var endpoint = URI.create("http://127.0.0.1:4566");
        service = new CloudFormationService(new CloudContext(identity, () -> endpoint, folder, store, time, registry,
                new Objects()));
        service.register(registry);
        service.resume();
    }

    /** From now on nothing gets on disk. */
    void crash() {
        store.close();
    }

    /** What an end of the process at this moment looks like to the next one. */
    void restart() {
        service.close();
        store.close();
        start();
    }

    Registry registry() {
        return registry;
    }

    String create(String name, String template) {
        return create(name, template, r -> {});
    }

    String create(String name, String template, Consumer<CreateStackRequest.Builder> more) {
        var request = CreateStackRequest.builder().stackName(name).templateBody(template);
        more.accept(request);
        return registry.call(request.build(), CreateStackResponse.class).stackId();
    }

    void update(String name, String template) {
        update(name, r -> r.templateBody(template));
    }

    void update(String name, Consumer<UpdateStackRequest.Builder> more) {
        var request = UpdateStackRequest.builder().stackName(name);
        more.accept(request);
        registry.call(request.build(), UpdateStackResponse.class);
    }

    /** Makes a change set of a new or existing stack; what it says then. */
    DescribeChangeSetResponse changeSet(String stack, String name, Consumer<CreateChangeSetRequest.Builder> more) {
        var request = CreateChangeSetRequest.builder().stackName(stack).changeSetName(name);
        more.accept(request);
        var id = registry.call(request.build(), CreateChangeSetResponse.class).id();
        return registry.call(DescribeChangeSetRequest.builder().changeSetName(id).includePropertyValues(true).build(),
                DescribeChangeSetResponse.class);
    }

    void execute(String stack, String changeSet) {
        registry.call(ExecuteChangeSetRequest.builder().stackName(stack).changeSetName(changeSet).build(),
                ExecuteChangeSetResponse.class);
    }

    /** The events since the last one of a stack's operations began, without its first. */
    List<String> lastEvents(String name) {
        var events = events(name);
        int from = 0;
        for (int i = 0; i < events.size(); i++) {
            from = events.get(i).endsWith(" User Initiated") ? i + 1 : from;
        }
        return events.subList(from, events.size());
    }

    void delete(String name) {
        delete(name, r -> {});
    }

    void delete(String name, Consumer<DeleteStackRequest.Builder> more) {
        var request = DeleteStackRequest.builder().stackName(name);
        more.accept(request);
        registry.call(request.build(), DeleteStackResponse.class);
    }

    Stack describe(String name) {
        return registry.call(DescribeStacksRequest.builder().stackName(name).build(), DescribeStacksResponse.class)
                .stacks().getFirst();
    }

    Stack await(String id, StackStatus status) {
        long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        var stack = describe(id);
        while (stack.stackStatusAsString().endsWith("_IN_PROGRESS") && System.nanoTime() < limit) {
            LockSupport.parkNanos(2_000_000);
            stack = describe(id);
        }
        assertThat(stack.stackStatus()).as("%s", events(id)).isEqualTo(status);
        return stack;
    }

    /** Oldest first, as {@code logicalId STATUS reason}. */
    List<String> events(String name) {
        return rawEvents(name).stream().map(e -> (e.logicalResourceId() + " " + e.resourceStatusAsString() + " " + (e
                .resourceStatusReason() == null ? "" : e.resourceStatusReason())).strip()).toList().reversed();
    }

    List<StackEvent> rawEvents(String name) {
        return registry.call(DescribeStackEventsRequest.builder().stackName(name).build(),
                DescribeStackEventsResponse.class).stackEvents();
    }

    StackResource resource(String name, String logicalId) {
        return registry.call(DescribeStackResourcesRequest.builder().stackName(name).logicalResourceId(logicalId)
                .build(), DescribeStackResourcesResponse.class).stackResources().getFirst();
    }

    @Override
    public void close() {
        service.close();
        store.close();
        clock.close();
    }

    /** Tells when a service has done what it was asked, and the caller has not heard of it yet. */
    private final class Watched implements Operations {
        @Override
        public <Q extends AwsRequest, R extends AwsResponse> Operations on(Class<Q> request, Function<Q, R> handler) {
            var name = request.getSimpleName();
            boolean isRead = name.startsWith("Describe") || name.startsWith("Head");
            registry.on(request, asked -> {
                var response = handler.apply(asked);
                if (!isRead) {
                    done.run();
                }
                return response;
            });
            return this;
        }
    }

    private final class Objects implements ObjectContents {
        @Override
        public InputStream open(String bucket, String key) {
            var body = objects.get(bucket + "/" + key);
            if (body == null) {
                throw ServiceError.of(404, "NoSuchKey", "The specified key does not exist.");
            }
            return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void store(String bucket, String key, InputStream body, long length) {
            throw new UnsupportedOperationException();
        }
    }
}
