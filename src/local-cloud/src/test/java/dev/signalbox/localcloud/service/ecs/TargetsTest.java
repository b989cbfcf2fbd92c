package dev.signalbox.localcloud.service.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.ManualTime;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.Store;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;

/** Tasks of a service with two target groups, the second of which may refuse them. */
final class TargetsTest {
    @TempDir Path folder;

    private final List<String> registered = new ArrayList<>();
    private boolean refusing;
    private Store store;
    private State state;
    private Targets targets;

    @BeforeEach
    void start() {
        var registry = new Registry();
        registry.on(RegisterTargetsRequest.class, this::register).on(DeregisterTargetsRequest.class, this::deregister);
        store = Store.open(folder.resolve("state.mv"));
        state = new State(new CloudContext(new CloudIdentity("000000000000", "local-1", "aws", "key", "secret"),
                () -> URI.create("http://127.0.0.1:1"), folder, store, new ManualTime(), registry, new NoObjects()));
        targets = new Targets(state, registry);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private RegisterTargetsResponse register(RegisterTargetsRequest request) {
        if (refusing && request.targetGroupArn().equals("second")) {
            throw ServiceError.of(400, "TargetGroupNotFound", "There is none");
        }
        registered.add(request.targetGroupArn());
        return RegisterTargetsResponse.builder().build();
    }

    private DeregisterTargetsResponse deregister(DeregisterTargetsRequest request) {
        registered.remove(request.targetGroupArn());
        return DeregisterTargetsResponse.builder().build();
    }

    @Test
    void keepsNothingOfWhatWasRefusedSoThatItIsTriedAgain() {
        var service = new ServiceRecord("c", "s", Instant.EPOCH, CreateServiceRequest.builder().loadBalancers(b -> b
                .targetGroupArn("first").containerPort(3000), b -> b.targetGroupArn("second").containerPort(3000))
                .build(), true, List.of(), List.of(), Map.of());
        var task = new TaskRun(new TaskRun.Order("task/1", "c", TaskDefinition.builder().build(), "service:s", "d",
                ContainerDefinition.builder().build(), Map.of(), Instant.EPOCH));
        task.ports(Map.of(3000, 40_000));
        refusing = true;
        targets.register(service, task);
        assertThat(registered).isEmpty();
        assertThat(state.targets().size()).isZero();

        refusing = false;
        targets.register(service, task);
        assertThat(registered).containsExactly("first", "second");
        assertThat(state.targets().size()).isEqualTo(2);
        targets.deregister(task);
        assertThat(registered).isEmpty();
    }

    private static final class NoObjects implements ObjectContents {
        @Override
        public InputStream open(String bucket, String key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void store(String bucket, String key, InputStream body, long length) {
            throw new UnsupportedOperationException();
        }
    }
}
