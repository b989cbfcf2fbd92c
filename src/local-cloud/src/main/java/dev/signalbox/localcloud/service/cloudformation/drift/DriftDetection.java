package dev.signalbox.localcloud.service.cloudformation.drift;

import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackResource;
import dev.signalbox.localcloud.service.cloudformation.stack.Works;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;

/** Looks at stacks in the background; what was not over when the process ended is begun again. */
public final class DriftDetection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DriftDetection.class);

    private final Works works;
    private final DriftStore drifts;
    private final ResourceCheck check;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closing;

    public DriftDetection(Works works, DriftStore drifts) {
        this.works = works;
        this.drifts = drifts;
        check = new ResourceCheck(works.cloud());
    }

    /** Begins unless a look at this stack is under way. */
    synchronized Optional<StackDrift> begin(Stack stack, Set<String> only) {
        if (drifts.stack(stack.id()).filter(StackDrift::running).isPresent()) {
            return Optional.empty();
        }
        var drift = new StackDrift(UUID.randomUUID().toString(), stack.id(), only,
                StackDriftDetectionStatus.DETECTION_IN_PROGRESS, "", StackDriftStatus.NOT_CHECKED, 0, works.cloud()
                        .time().now());
        drifts.put(drift);
        threads.execute(() -> run(drift));
        return Optional.of(drift);
    }

    /** Looks at one resource now; empty when its type is not one whose drift can be told. */
    Optional<ResourceDrift> look(Stack stack, StackResource resource) {
        var found = check.check(stack, resource);
        found.ifPresent(drifts::put);
        return found;
    }

    /** What is known of the resources that the stack has now. */
    List<ResourceDrift> found(Stack stack) {
        return works.store().resources(stack.id()).stream().flatMap(r -> drifts.of(r).stream()).toList();
    }

    /** Goes on where an earlier process ended. */
    public void resume() {
        drifts.keepOnly(works.store().all().stream().filter(s -> !s.gone()).map(Stack::id).collect(Collectors
                .toSet()));
        drifts.running().forEach(drift -> threads.execute(() -> run(drift)));
    }

    private void run(StackDrift drift) {
        try {
            var stack = works.store().find(drift.stackId()).orElseThrow();
            for (var resource : works.store().resources(stack.id())) {
                if (closing) {
                    return;
                }
                if (drift.only().isEmpty() || drift.only().contains(resource.logicalId())) {
                    look(stack, resource);
                }
            }
            int drifted = (int) found(stack).stream().filter(ResourceDrift::drifted).count();
            end(drift, StackDriftDetectionStatus.DETECTION_COMPLETE, "", drifted > 0 ? StackDriftStatus.DRIFTED
                    : StackDriftStatus.IN_SYNC, drifted);
        } catch (RuntimeException e) {
            if (closing) {
                LOG.debug("Left the drift of {} while closing", drift.stackId(), e);
                return;
            }
            LOG.warn("Looking for the drift of {} failed", drift.stackId(), e);
            end(drift, StackDriftDetectionStatus.DETECTION_FAILED, "Failed to detect drift: " + e.getMessage(),
                    StackDriftStatus.NOT_CHECKED, 0);
        }
    }

    private void end(StackDrift drift, StackDriftDetectionStatus how, String why, StackDriftStatus found, int count) {
        drifts.put(drift.ended(how, why, found, count, works.cloud().time().now()));
    }

    /** Leaves what is under way to the next process. */
    @Override
    public void close() {
        closing = true;
        threads.shutdown();
    }
}
