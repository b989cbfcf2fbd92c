package dev.signalbox.localcloud.service.ecs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.signalbox.localcloud.store.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;

/**
 * A service as it is kept.
 *
 * @param asked what it was created with and updated to
 * @param active false once it is being deleted
 * @param deployments what shall run now first, then what it replaces
 * @param events the newest first
 */
record ServiceRecord(String cluster, String name, Instant created, @Kept CreateServiceRequest asked, boolean active,
        List<Deployment> deployments, List<Event> events, Map<String, String> tags) {
    private static final int MOST_EVENTS = 100;
    private static final int USUAL_MAXIMUM = 200;

    /** How far a deployment is. */
    enum Rollout {
        IN_PROGRESS, COMPLETED, FAILED
    }

    /** @param failures of tasks in a row */
    record Deployment(String id, String definition, Instant created, Instant updated, Rollout rollout, String reason,
            int failures) {
        Deployment as(Rollout state, String why, Instant now) {
            return new Deployment(id, definition, created, now, state, why, failures);
        }

        Deployment failing(int count, Instant now) {
            return new Deployment(id, definition, created, now, rollout, reason, count);
        }
    }

    record Event(String id, Instant at, String message) {}

    static String key(String cluster, String name) {
        return cluster + "/" + name;
    }

    String key() {
        return key(cluster, name);
    }

    @JsonIgnore
    Deployment primary() {
        return deployments.getFirst();
    }

    @JsonIgnore
    int desired() {
        return !active || asked.desiredCount() == null ? 0 : asked.desiredCount();
    }

    /** Tasks that must not be given up while others take their place. */
    @JsonIgnore
    int least() {
        var configuration = asked.deploymentConfiguration();
        int percent = configuration == null || configuration.minimumHealthyPercent() == null ? 100
                : configuration.minimumHealthyPercent();
        return Math.ceilDiv(desired() * percent, 100);
    }

    @JsonIgnore
    int most() {
        var configuration = asked.deploymentConfiguration();
        int percent = configuration == null || configuration.maximumPercent() == null ? USUAL_MAXIMUM
                : configuration.maximumPercent();
        return Math.max(1, desired() * percent / 100);
    }

    /** Whether failures end a deployment. */
    @JsonIgnore
    boolean breaks() {
        var configuration = asked.deploymentConfiguration();
        return configuration != null && configuration.deploymentCircuitBreaker() != null && Boolean.TRUE.equals(
                configuration.deploymentCircuitBreaker().enable());
    }

    @JsonIgnore
    boolean rollsBack() {
        return breaks() && Boolean.TRUE.equals(asked.deploymentConfiguration().deploymentCircuitBreaker().rollback());
    }

    /** The deployment before the first that has been completed. */
    @JsonIgnore
    Optional<Deployment> before() {
        return deployments.stream().skip(1).filter(d -> d.rollout() == Rollout.COMPLETED).findFirst();
    }

    ServiceRecord asking(CreateServiceRequest changed) {
        return new ServiceRecord(cluster, name, created, changed, active, deployments, events, tags);
    }

    ServiceRecord draining() {
        return new ServiceRecord(cluster, name, created, asked, false, deployments, events, tags);
    }

    ServiceRecord tagged(Map<String, String> all) {
        return new ServiceRecord(cluster, name, created, asked, active, deployments, events, all);
    }

    ServiceRecord deploying(Deployment next) {
        var all = new ArrayList<>(List.of(next));
        all.addAll(deployments);
        return new ServiceRecord(cluster, name, created, asked, active, all, events, tags);
    }

    ServiceRecord withPrimary(Deployment changed) {
        var all = new ArrayList<>(deployments);
        all.set(0, changed);
        return new ServiceRecord(cluster, name, created, asked, active, all, events, tags);
    }

    /** The first deployment has replaced the others. */
    ServiceRecord onlyPrimary() {
        return new ServiceRecord(cluster, name, created, asked, active, deployments.subList(0, 1), events, tags);
    }

    ServiceRecord telling(Event event) {
        var all = new ArrayList<>(List.of(event));
        all.addAll(events.subList(0, Math.min(events.size(), MOST_EVENTS - 1)));
        return new ServiceRecord(cluster, name, created, asked, active, deployments, all, tags);
    }
}
