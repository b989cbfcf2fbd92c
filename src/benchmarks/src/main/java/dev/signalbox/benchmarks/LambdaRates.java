package dev.signalbox.benchmarks;

import dev.signalbox.deploy.WorkerJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Cold starts of a bundled function that makes two SDK clients and reads an item, without and with its AOT cache; and
 * invocations of warm ones.
 */
final class LambdaRates {
    private static final String NAME = "bench";
    private static final int COLD_STARTS = 9;
    private static final int WARM_UP = 500;
    private static final int INVOCATIONS = 4_000;
    private static final Duration CACHE_LIMIT = Duration.ofMinutes(2);
    private static final SdkBytes EVENT = SdkBytes.fromUtf8String("""
            {"routeKey": "POST /callback/{executionName}", "pathParameters": {"executionName": "none"}}""");

    private LambdaRates() {}

    static List<String> measure(Path home, Path folder) throws IOException, InterruptedException, ExecutionException {
        try (var cloud = new BenchCloud(home, folder);
                var lambda = cloud.access().client(LambdaClient.builder());
                var dynamo = cloud.access().client(DynamoDbClient.builder())) {
            dynamo.createTable(t -> t.tableName(NAME).billingMode(BillingMode.PAY_PER_REQUEST).keySchema(k -> k
                    .attributeName("URI").keyType(KeyType.HASH)).attributeDefinitions(a -> a.attributeName("URI")
                            .attributeType(ScalarAttributeType.S)));
            var code = SdkBytes.fromByteArrayUnsafe(Files.readAllBytes(new WorkerJars(home).find("lambda-workers")));
            lambda.createFunction(f -> f.functionName(NAME).runtime("java25").handler(
                    "dev.signalbox.lambda.HandleCallback").role("arn:aws:iam::000000000000:role/bench").memorySize(512)
                    .timeout(60).code(c -> c.zipFile(code)).environment(e -> e.variables(Map.of("TableName", NAME,
                            "CallbackUrl", "http://127.0.0.1:1/callback", "StateMachineArn",
                            "arn:aws:states:local-1:000000000000:stateMachine:none"))));
            var lines = new ArrayList<String>();
            lines.add("Lambda, cold start without AOT cache: " + cold(lambda));
            await(folder.resolve("lambda/caches"));
            lines.add("Lambda, cold start with AOT cache: " + cold(lambda));
            run(lambda, 1, WARM_UP);
            for (int callers : new int[]{1, 8}) {
                double seconds = run(lambda, callers, INVOCATIONS);
                lines.add("Lambda, %d callers of warm environments: %,.0f invocations per second, %.2f ms each"
                        .formatted(callers, INVOCATIONS / seconds, callers * seconds * 1e3 / INVOCATIONS));
            }
            return lines;
        }
    }

    /** A change of the description ends what is warm. */
    private static String cold(LambdaClient lambda) {
        var millis = new double[COLD_STARTS];
        for (int i = 0; i < COLD_STARTS; i++) {
            var description = "start " + i;
            lambda.updateFunctionConfiguration(u -> u.functionName(NAME).description(description));
            long start = System.nanoTime();
            invoke(lambda);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return "%.0f ms (median of %d, %.0f to %.0f)".formatted(millis[COLD_STARTS / 2], COLD_STARTS, millis[0],
                millis[COLD_STARTS - 1]);
    }

    private static void invoke(LambdaClient lambda) {
        var answer = lambda.invoke(i -> i.functionName(NAME).payload(EVENT));
        if (answer.functionError() != null) {
            throw new IllegalStateException(answer.payload().asUtf8String());
        }
    }

    /** The local cloud makes the cache when it has had nothing to do for a while. */
    private static void await(Path caches) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + CACHE_LIMIT.toNanos();
        while (!Files.isDirectory(caches) || isEmpty(caches)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("No AOT cache was made in " + CACHE_LIMIT);
            }
            Thread.sleep(100);
        }
    }

    private static boolean isEmpty(Path caches) throws IOException {
        try (var files = Files.list(caches)) {
            return files.noneMatch(f -> f.toString().endsWith(".aot"));
        }
    }

    private static double run(LambdaClient lambda, int callers, int count) throws InterruptedException,
            ExecutionException {
        long start = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            for (int i = 0; i < count; i++) {
                all.add(threads.submit(() -> invoke(lambda)));
            }
        }
        for (var one : all) {
            one.get();
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
