package dev.signalbox.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** How long a stack of 60 resources takes: 20 each of tables, queues and log groups, a quarter of them in chains. */
final class StackRates {
    private static final int EACH = 20;
    private static final String NAME = "sixty";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private StackRates() {}

    static String measure(Path home, Path folder) throws IOException, InterruptedException {
        try (var cloud = new BenchCloud(home, folder);
                var stacks = cloud.access().client(CloudFormationClient
                        .builder())) {
            create(stacks); // once to warm up
            delete(stacks);
            double created = create(stacks);
            double deleted = delete(stacks);
            return "stack of %d resources: created in %.2f s, deleted in %.2f s".formatted(3 * EACH, created, deleted);
        }
    }

    private static double create(CloudFormationClient stacks) throws InterruptedException {
        long began = System.nanoTime();
        stacks.createStack(r -> r.stackName(NAME).templateBody(template()));
        ended(stacks, Set.of("CREATE_COMPLETE"));
        return (System.nanoTime() - began) / 1e9;
    }

    private static double delete(CloudFormationClient stacks) throws InterruptedException {
        long began = System.nanoTime();
        stacks.deleteStack(r -> r.stackName(NAME));
        ended(stacks, Set.of("DELETE_COMPLETE", ""));
        return (System.nanoTime() - began) / 1e9;
    }

    private static void ended(CloudFormationClient stacks, Set<String> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var status = status(stacks);
            if (wanted.contains(status)) {
                return;
            }
            if (!status.endsWith("_IN_PROGRESS") || System.nanoTime() > deadline) {
                throw new IllegalStateException("The stack is " + status);
            }
            Thread.sleep(5);
        }
    }

    /** Empty when there is none. */
    private static String status(CloudFormationClient stacks) {
        try {
            return stacks.describeStacks(r -> r.stackName(NAME)).stacks().getFirst().stackStatusAsString();
        } catch (CloudFormationException e) {
            if (String.valueOf(e.getMessage()).contains("does not exist")) {
                return "";
            }
            throw e;
        }
    }

    private static String template() {
        var resources = new StringBuilder("Resources:\n");
        for (int i = 0; i < EACH; i++) {
            var after = i % 4 == 0 && i > 0 ? ", DependsOn: [Log" + (i - 4) + "]" : "";
            resources.append("""
                      Table%1$d: {Type: AWS::DynamoDB::Table, Properties: {BillingMode: PAY_PER_REQUEST,
                        AttributeDefinitions: [{AttributeName: id, AttributeType: S}],
                        KeySchema: [{AttributeName: id, KeyType: HASH}]}}
                      Queue%1$d: {Type: AWS::SQS::Queue}
                      Log%1$d: {Type: AWS::Logs::LogGroup%2$s}
                    """.indent(2).formatted(i, after));
        }
        return resources.toString();
    }
}
