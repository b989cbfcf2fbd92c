package dev.signalbox.localcloud.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Creates, updates and deletes one stack; what was begun is gone on with after a crash. */
final class StackActor implements Actor {
    private static final Set<StackStatus> GOOD = Set.of(StackStatus.CREATE_COMPLETE, StackStatus.UPDATE_COMPLETE);
    private final CloudFormationClient stacks;
    private int number;
    private int wanted;

    StackActor(CloudFormationClient stacks) {
        this.stacks = stacks;
    }

    @Override
    public void prepare() {
        settle();
    }

    private static String template(int number) {
        return """
                Resources:
                  Table: {Type: AWS::DynamoDB::Table, Properties: {TableName: made-%1$s, BillingMode: PAY_PER_REQUEST,
                    AttributeDefinitions: [{AttributeName: id, AttributeType: S}], KeySchema: [{AttributeName: id, KeyType: HASH}]}}
                  Queue: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: %1$s}}
                  Log: {Type: AWS::Logs::LogGroup, DependsOn: Table, Properties: {LogGroupName: made-%1$s}}
                Outputs: {Number: {Value: %1$s}}
                """
                .formatted(number);
    }

    @Override
    public void step(Random random) {
        wanted = number + 1;
        if (number == 0) {
            stacks.createStack(r -> r.stackName("s").templateBody(template(wanted)));
        } else {
            stacks.updateStack(r -> r.stackName("s").templateBody(template(wanted)));
        }
        number = wanted;
        settle();
    }

    /** Waits until nothing is under way; what is there then. */
    private java.util.Optional<Stack> settle() {
        var last = new Stack[1];
        Until.holds(() -> {
            try {
                last[0] = stacks.describeStacks(r -> r.stackName("s")).stacks().getFirst();
                return !last[0].stackStatusAsString().endsWith("_IN_PROGRESS");
            } catch (CloudFormationException e) {
                assertThat(e.getMessage()).contains("does not exist");
                return true;
            }
        }, () -> "the stack is still at work: " + last[0]);
        return java.util.Optional.ofNullable(last[0]);
    }

    @Override
    public void check() {
        var stack = settle();
        if (stack.isEmpty()) {
            assertThat(number).as("a stack that was acknowledged").isZero();
            return;
        }
        assertThat(stack.get().stackStatus()).as("reason: %s", stack.get().stackStatusReason()).isIn(GOOD);
        int is = Integer.parseInt(stack.get().outputs().getFirst().outputValue());
        assertThat(is).isIn(number, wanted);
        number = is;
        assertThat(stacks.describeStackResources(r -> r.stackName("s")).stackResources()).hasSize(3).allSatisfy(
                resource -> assertThat(resource.resourceStatusAsString()).endsWith("_COMPLETE"));
    }
}
