package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import dev.signalbox.localcloud.runtime.Time;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.Optional;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;

/** Asks targets again and again whether they are well, for as long as a listener sends requests to their group. */
final class HealthChecks {
    /** A target that has only just been registered may not listen yet. */
    private static final Duration SOON = Duration.ofMillis(500);

    private final Time time;
    private final Supplier<HttpClient> client;
    private final Function<String, Optional<TargetGroups.Group>> groups;
    private volatile boolean closed;

    /** @param groups those that a listener sends requests to, by ARN */
    HealthChecks(Time time, Supplier<HttpClient> client, Function<String, Optional<TargetGroups.Group>> groups) {
        this.time = time;
        this.client = client;
        this.groups = groups;
    }

    /** Begins with targets that have not been checked before, or not for as long as their group was unused. */
    void begin(List<LiveTarget> targets) {
        targets.stream().filter(LiveTarget::watch).forEach(target -> time.at(time.now(), () -> check(target)));
    }

    void close() {
        closed = true;
    }

    private void check(LiveTarget target) {
        if (closed || !target.wantsChecks()) {
            return;
        }
        groups.apply(target.target().group()).ifPresentOrElse(group -> ask(group, target), target::unwatch);
    }

    private void ask(TargetGroups.Group group, LiveTarget target) {
        var settings = group.request();
        var port = settings.healthCheckPort().equals(TargetGroups.TRAFFIC_PORT) ? target.target().port()
                : Integer.parseInt(settings.healthCheckPort());
        var uri = URI.create("http://" + target.target().id() + ":" + port + settings.healthCheckPath());
        client.get().newRequest(uri).method(HttpMethod.GET).tag("health").agent("ELB-HealthChecker/2.0").headers(
                headers -> headers.put(HttpHeader.CONNECTION, "close")).timeout(settings.healthCheckTimeoutSeconds(),
                        TimeUnit.SECONDS).send(result -> answered(target, group, outcome(result, group)));
    }

    private void answered(LiveTarget target, TargetGroups.Group group, LiveTarget.Outcome outcome) {
        target.checked(outcome, group, time.now());
        var interval = Duration.ofSeconds(group.request().healthCheckIntervalSeconds());
        boolean waiting = target.state() == LiveTarget.State.INITIAL;
        if (!closed) {
            time.at(time.now().plus(waiting ? SOON : interval), () -> check(target));
        }
    }

    private static LiveTarget.Outcome outcome(Result result, TargetGroups.Group group) {
        if (result.isFailed()) {
            var failure = result.getFailure();
            return failure instanceof TimeoutException ? LiveTarget.Outcome.failed(
                    TargetHealthReasonEnum.TARGET_TIMEOUT, "Request timed out")
                    : LiveTarget.Outcome.failed(
                            TargetHealthReasonEnum.TARGET_FAILED_HEALTH_CHECKS, "Health checks failed");
        }
        int status = result.getResponse().getStatus();
        return group.matches(status) ? LiveTarget.Outcome.PASSED
                : LiveTarget.Outcome.failed(
                        TargetHealthReasonEnum.TARGET_RESPONSE_CODE_MISMATCH,
                        "Health checks failed with these codes: [" + status + "]");
    }
}
