package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.waiters.CloudFormationWaiter;

/** A local cloud in which tests make stacks and wait for them. */
public final class StackFixture implements AutoCloseable {
    private final LocalCloudFixture cloud;
    private CloudFormationClient stacks;

    public StackFixture(Path folder) {
        cloud = new LocalCloudFixture(folder);
        stacks = cloud.client(CloudFormationClient.builder());
    }

    public LocalCloudFixture cloud() {
        return cloud;
    }

    public CloudFormationClient stacks() {
        return stacks;
    }

    public void restart() {
        stacks.close();
        cloud.restart();
        stacks = cloud.client(CloudFormationClient.builder());
    }

    public void create(String name, String template) {
        stacks.createStack(s -> s.stackName(name).templateBody(template).capabilitiesWithStrings("CAPABILITY_IAM"));
    }

    /** Updates a stack; its outputs once it has the status that this must end with. */
    public Map<String, String> update(String name, String template, StackStatus end) {
        stacks.updateStack(s -> s.stackName(name).templateBody(template).capabilitiesWithStrings("CAPABILITY_IAM"));
        return awaitEnd(name, end);
    }

    /** The outputs of a stack once nothing is under way, which must leave it with the status. */
    public Map<String, String> awaitEnd(String name, StackStatus end) {
        var stack = until(() -> stacks.describeStacks(d -> d.stackName(name)).stacks().getFirst(), s -> !s
                .stackStatusAsString().endsWith("_IN_PROGRESS"));
        assertThat(stack.stackStatus()).as(() -> reasons(name)).isEqualTo(end);
        return stack.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    }

    /** The outputs of a stack that must succeed. */
    public Map<String, String> deploy(String name, String template) {
        create(name, template);
        try (var waiter = waiter()) {
            assertThatCode(() -> waiter.waitUntilStackCreateComplete(d -> d.stackName(name))).as(() -> reasons(name))
                    .doesNotThrowAnyException();
        }
        return stacks.describeStacks(d -> d.stackName(name)).stacks().getFirst().outputs().stream().collect(Collectors
                .toMap(Output::outputKey, Output::outputValue));
    }

    /** Why things happened to a stack, newest first. */
    public String reasons(String name) {
        return stacks.describeStackEvents(r -> r.stackName(name)).stackEvents().stream().map(
                StackEvent::resourceStatusReason).filter(Objects::nonNull).toList().toString();
    }

    /** Waits until a creation that must fail is rolled back. */
    public void awaitRollback(String name) {
        var limit = Instant.now().plusSeconds(50);
        while (stacks.describeStacks(d -> d.stackName(name)).stacks().getFirst()
                .stackStatus() != StackStatus.ROLLBACK_COMPLETE) {
            assertThat(Instant.now()).as(() -> reasons(name)).isBefore(limit);
            pause();
        }
    }

    /** What is asked for, once it is as it should be. */
    public static <T> T until(Supplier<T> asked, Predicate<T> right) {
        var limit = Instant.now().plusSeconds(50);
        var value = asked.get();
        while (!right.test(value)) {
            assertThat(Instant.now()).as(() -> "Waited in vain").isBefore(limit);
            pause();
            value = asked.get();
        }
        return value;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public void delete(String name) {
        var id = stacks.describeStacks(d -> d.stackName(name)).stacks().getFirst().stackId();
        stacks.deleteStack(d -> d.stackName(name));
        try (var waiter = waiter()) {
            assertThatCode(() -> waiter.waitUntilStackDeleteComplete(d -> d.stackName(id))).as(() -> reasons(id))
                    .doesNotThrowAnyException();
        }
    }

    private CloudFormationWaiter waiter() {
        return CloudFormationWaiter.builder().client(stacks).overrideConfiguration(WaiterOverrideConfiguration.builder()
                .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(50))).maxAttempts(2000)
                .waitTimeout(Duration
                        .ofSeconds(60)).build()).build();
    }

    @Override
    public void close() {
        stacks.close();
        cloud.close();
    }
}
