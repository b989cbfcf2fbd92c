package dev.signalbox.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Rows per second of csv-batch in the local cloud, beside one after another: the sample of 10,000 orders. */
final class RowRates {
    private static final int ROWS = 10_000;

    private final BenchCloud cloud;
    private final Map<String, String> stack;
    private final S3Client s3;
    private final SfnClient sfn;
    private final String bucket;
    private final Path orders;

    private RowRates(BenchCloud cloud, S3Client s3, SfnClient sfn, Path home) {
        this.cloud = cloud;
        this.stack = cloud.deploy("csv-batch", Map.of());
        this.bucket = Objects.requireNonNull(stack.get("SourceBucketName"));
        this.s3 = s3;
        this.sfn = sfn;
        this.orders = home.resolve("infra-templates/csv-batch/samples/orders.csv");
    }

    static String measure(Path home, Path folder) throws IOException, InterruptedException {
        try (var cloud = new BenchCloud(home, folder);
                var s3 = cloud.access().client(S3Client.builder());
                var sfn = cloud.access().client(SfnClient.builder())) {
            return "csv-batch, %,d rows: %s".formatted(ROWS, new RowRates(cloud, s3, sfn, home).compare());
        }
    }

    private String compare() throws IOException, InterruptedException {
        try (var memory = cloud.memory()) {
            run("warm");
            double batch = run("orders");
            var taken = memory.words();
            return "%,.0f rows/s (%.1f s, the local cloud takes %s); ".formatted(ROWS / batch, batch, taken)
                    + sequential(output("orders"));
        }
    }

    /** The upload starts it; its output is below the execution's name. */
    private double run(String name) throws InterruptedException {
        s3.putObject(b -> b.bucket(bucket).key("input/" + name + ".csv"), orders);
        while (true) {
            var found = sfn.listExecutions(b -> b.stateMachineArn(stack.get("StateMachineArn"))).executions().stream()
                    .filter(e -> e.name().startsWith(name)).findFirst();
            if (found.isPresent()) {
                return cloud.succeeded(sfn, found.get().executionArn());
            }
            Thread.sleep(20);
        }
    }

    private byte[] output(String name) {
        var key = s3.listObjectsV2Paginator(b -> b.bucket(bucket).prefix(name)).contents().stream().map(o -> o.key())
                .filter(k -> k.endsWith("/output/completed/" + name + ".csv")).findFirst().orElseThrow();
        return object(key);
    }

    private byte[] object(String key) {
        return s3.getObjectAsBytes(b -> b.bucket(bucket).key(key)).asByteArrayUnsafe();
    }

    private String sequential(byte[] expected) throws IOException {
        var api = cloud.access().endpoint() + "/_aws/execute-api/" + stack.get("FinancialsApiId") + stack.get(
                "FinancialsPath");
        s3.putObject(b -> b.bucket(bucket).key("sequential/in"), orders);
        var words = new ArrayList<>(cloud.access().words());
        words.addAll(List.of(bucket, api, "sequential/in", "sequential/out"));
        try (var program = Program.start(SequentialRows.class, words);
                var memory = new Memory(program.handle())) {
            double seconds = Double.parseDouble(program.result().getFirst());
            if (!Arrays.equals(object("sequential/out"), expected)) {
                throw new IllegalStateException("The two outputs differ");
            }
            return "one after another %,.0f rows/s (%.1f s, %s)".formatted(ROWS / seconds, seconds, memory.words());
        }
    }
}
