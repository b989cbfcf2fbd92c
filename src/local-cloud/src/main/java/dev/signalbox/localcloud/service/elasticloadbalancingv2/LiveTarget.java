package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** What is known of one registered target while the local cloud runs. */
final class LiveTarget {
    private final Targets.Target target;
    private final Instant since;
    private State state = State.INITIAL;
    private TargetHealth failure = TargetHealth.builder().build();
    private int passed;
    private int failed;
    private int underWay;
    private boolean gone;
    private boolean watched;

    enum State {
        INITIAL, HEALTHY, UNHEALTHY, DRAINING
    }

    /** @param reason of a failure; {@code UNKNOWN_TO_SDK_VERSION} of none */
    record Outcome(boolean passed, TargetHealthReasonEnum reason, String description) {
        static final Outcome PASSED = new Outcome(true, TargetHealthReasonEnum.UNKNOWN_TO_SDK_VERSION, "");

        static Outcome failed(TargetHealthReasonEnum reason, String description) {
            return new Outcome(false, reason, description);
        }
    }

    LiveTarget(Targets.Target target, Instant since) {
        this.target = target;
        this.since = since;
    }

    Targets.Target target() {
        return target;
    }

    synchronized State state() {
        return state;
    }

    /** A new target is healthy after its first success; it has as long as a healthy one to fail. */
    synchronized void checked(Outcome outcome, TargetGroups.Group group, Instant now) {
        if (state == State.DRAINING) {
            return;
        }
        var request = group.request();
        if (outcome.passed()) {
            failed = 0;
            passed++;
            if (state == State.INITIAL || passed >= request.healthyThresholdCount()) {
                state = State.HEALTHY;
            }
            return;
        }
        passed = 0;
        failed++;
        failure = TargetHealth.builder().reason(outcome.reason()).description(outcome.description()).build();
        var patience = Duration.ofSeconds((long) request.healthCheckIntervalSeconds() * request
                .unhealthyThresholdCount());
        boolean over = state == State.INITIAL ? !now.isBefore(since.plus(patience))
                : failed >= request
                        .unhealthyThresholdCount();
        if (over) {
            state = State.UNHEALTHY;
        }
    }

    synchronized TargetHealth health() {
        return switch (state) {
            case INITIAL -> TargetHealth.builder().state(TargetHealthStateEnum.INITIAL).reason(
                    TargetHealthReasonEnum.ELB_REGISTRATION_IN_PROGRESS).description(
                            "Target registration is in progress").build();
            case HEALTHY -> TargetHealth.builder().state(TargetHealthStateEnum.HEALTHY).build();
            case UNHEALTHY -> failure.toBuilder().state(TargetHealthStateEnum.UNHEALTHY).build();
            case DRAINING -> TargetHealth.builder().state(TargetHealthStateEnum.DRAINING).reason(
                    TargetHealthReasonEnum.TARGET_DEREGISTRATION_IN_PROGRESS).description(
                            "Target deregistration is in progress").build();
        };
    }

    /** Counts a request that is to be sent to it, if it is in one of these states. */
    synchronized boolean begin(Set<State> states) {
        if (gone || !states.contains(state)) {
            return false;
        }
        underWay++;
        return true;
    }

    /** Whether that was the last request of a target that is being deregistered. */
    synchronized boolean end() {
        underWay--;
        return state == State.DRAINING && underWay == 0;
    }

    /** Takes no new requests; tells whether there are any under way. */
    synchronized boolean drain() {
        state = State.DRAINING;
        return underWay > 0;
    }

    synchronized void leave() {
        gone = true;
    }

    /** Whether it is to be checked from now on, and was not until now. */
    synchronized boolean watch() {
        boolean fresh = !watched && wantsChecks();
        watched |= fresh;
        return fresh;
    }

    synchronized void unwatch() {
        watched = false;
    }

    synchronized boolean wantsChecks() {
        return !gone && state != State.DRAINING;
    }
}
