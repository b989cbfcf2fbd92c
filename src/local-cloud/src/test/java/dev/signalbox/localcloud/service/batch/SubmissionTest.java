package dev.signalbox.localcloud.service.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.runtime.ClientToken;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.DescribeJobsRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobsResponse;
import software.amazon.awssdk.services.batch.model.EvaluateOnExit;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;

/** What SubmitJob takes and refuses, in the words of AWS where they are known. */
final class SubmissionTest {
    @TempDir Path folder;
    private BatchFixture batch;

    @BeforeEach
    void start() {
        batch = new BatchFixture(folder);
        batch.environment("env", 4);
        batch.queue("queue", 1, "env");
        batch.define("one", 1, d -> {});
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    private String submit(String token) {
        return batch.submit("job", "queue", "one", s -> s.overrideConfiguration(ClientToken.named(token)));
    }

    @Test
    void sameTokenIsTheSameJobAlsoAfterACrash() {
        var first = submit("execution#1");
        assertThat(submit("execution#1")).isEqualTo(first);
        batch.crashAndStart();
        assertThat(submit("execution#1")).isEqualTo(first);
        assertThat(submit("execution#2")).isNotEqualTo(first);
        assertThat(batch.list(l -> l.jobQueue("queue").filters(f -> f.name("JOB_NAME").values("job"))).jobSummaryList())
                .hasSize(2);
    }

    private void refused(Consumer<SubmitJobRequest.Builder> how, String why) {
        assertThatThrownBy(() -> batch.submit("job", "queue", "one", how)).isInstanceOf(ClientException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesAPlaceholderWithoutAParameter() {
        refused(s -> s.containerOverrides(c -> c.command("download", "--to=Ref::folder")),
                "Unable to substitute value. No parameter found for reference folder");
        var id = batch.submit("job", "queue", "one", s -> s.parameters(Map.of("folder", "/tmp")).containerOverrides(
                c -> c.command("download", "--to=Ref::folder")));
        assertThat(batch.runner.of(id).getLast().order.command()).containsExactly("download", "--to=/tmp");
    }

    @Test
    void refusesSharesForWantOfASchedulingPolicy() {
        refused(s -> s.shareIdentifier("a"), "submitted to job queue with fair share scheduling policy.");
    }

    @Test
    void refusesAttemptsAndTimesOutOfRange() {
        refused(s -> s.retryStrategy(r -> r.attempts(11)), "between 1 and 10");
        refused(s -> s.retryStrategy(r -> r.attempts(0)), "between 1 and 10");
        refused(s -> s.retryStrategy(r -> r.evaluateOnExit(EvaluateOnExit.builder().onExitCode("1").action("EXIT")
                .build())), "RetryAttempts must be provided with retry strategy.");
        refused(s -> s.timeout(t -> t.attemptDurationSeconds(59)), "at least 60");
        refused(s -> s.arrayProperties(a -> a.size(1)), "between 2 and 10000");
        refused(s -> s.arrayProperties(a -> a.size(10_001)), "between 2 and 10000");
    }

    @Test
    void refusesRulesThatCouldNeverMatch() {
        rule(e -> e.action("RETRY"),
                "EvaluateOnExit should contain at least one of onExitCode, onReason or onStatusReason");
        rule(e -> e.action("RETRY").onExitCode("1-9"), "Evaluate on exit condition contains restricted characters.");
        rule(e -> e.action("RETRY").onReason("*middle"), "Evaluate on exit condition contains restricted characters.");
        rule(e -> e.action("RETRY").onReason("x".repeat(513)), "cannot exceed 512 characters.");
    }

    private void rule(Consumer<EvaluateOnExit.Builder> rule, String why) {
        refused(s -> s.retryStrategy(r -> r.attempts(2).evaluateOnExit(EvaluateOnExit.builder().applyMutation(rule)
                .build())), why);
    }

    @Test
    void refusesResourcesThatNoContainerHas() {
        resource("VCPU", "0.5", "vCPU must be at least 1, got 0.5.");
        resource("VCPU", "many", "Value many for type VCPU in resourceRequirement is not valid.");
        resource("MEMORY", "3", "at least 4 MiB");
        resource("GPU", "1", "resource requirement GPU");
        assertThatThrownBy(() -> batch.define("twice", 1, d -> d.containerProperties(c -> c.image("s3://a/b.jar")
                .resourceRequirements(r -> r.type("VCPU").value("1"), r -> r.type("VCPU").value("2"))))).isInstanceOf(
                        ClientException.class).hasMessageContaining(
                                "Cannot provide duplicates in resourceRequirements.");
    }

    private void resource(String type, String value, String why) {
        refused(s -> s.containerOverrides(c -> c.resourceRequirements(ResourceRequirement.builder().type(type).value(
                value).build())), why);
    }

    @Test
    void describesAHundredJobsAtMost() {
        var request = DescribeJobsRequest.builder().jobs(Collections.nCopies(101, "id")).build();
        assertThatThrownBy(() -> batch.call(request, DescribeJobsResponse.class)).isInstanceOf(ClientException.class)
                .hasMessageContaining("Maximum number of jobs supported is  100#");
    }
}
