package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A file of 1,000,000 rows, no two alike, one in 100,000 bad. Takes minutes; {@code -Drows} makes it smaller. */
class MillionRowsStory {
    private static final int ROWS = Integer.getInteger("rows", 1_000_000);
    private static final int EVERY = 100_000;
    private static final Path SAMPLES = Path.of(System.getProperty("signalbox.home"),
            "infra-templates/csv-batch/samples");
    private static final Duration LIMIT = Duration.ofMinutes(50);
    /** The local cloud has 1 GiB of heap, functions of this pipeline up to 1,769 MiB: none needs nearly as much. */
    private static final long MOST_CLOUD = 1_300;
    private static final long MOST_FUNCTION = 500;

    @TempDir Path folder;
    private List<String> orders;
    private List<String> joined;

    @Test
    @Timeout(3600)
    void everyGoodRowComesOutInTheInputsOrderAndMemoryStaysBounded() throws Exception {
        assumeTrue(ProcessMemory.isKnownHere(), "measures memory by Linux's /proc");
        orders = Files.readAllLines(SAMPLES.resolve("orders.csv"));
        joined = JoinedSample.in(SAMPLES, 1).lines().toList();
        // As the launcher starts it.
        var options = List.of("-XX:+UseSerialGC", "-Xmx1g", "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED");
        try (var process = new CloudProcess(folder.resolve("cloud"), options);
                var cloud = new PipelineCloud(process);
                var memory = new ProcessMemory(process.process())) {
            var stack = cloud.deploy("csv-batch", Map.of("FileChunkSize", "5000", "RowsPerLookup", "500"));
            long began = System.nanoTime();
            var name = process(cloud, stack);
            System.out.printf("%,d rows in %d s; the local cloud took %s%n", ROWS, Duration.ofNanos(System.nanoTime()
                    - began).toSeconds(), memory);

            check(cloud.client(S3Client.builder()), stack.get("SourceBucketName"), name);
            assertThat(cloud.client(DynamoDbClient.builder()).scanPaginator(b -> b.tableName(stack.get(
                    "ErrorTableName"))).items()).hasSize(ROWS / EVERY)
                    .allMatch(i -> i.get("cause").s().equals("Row " + i.get("row").n() + ": it has 2 of 8 fields"));
            assertThat(memory.own()).isLessThan(MOST_CLOUD);
            assertThat(memory.child()).isLessThan(MOST_FUNCTION);
        }
    }

    private String process(PipelineCloud cloud, Map<String, String> stack) throws Exception {
        var file = folder.resolve("large.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(orders.getFirst() + "\r\n");
            for (int i = 0; i < ROWS; i++) {
                out.write(isBad(i) ? "535113847,short\r\n" : marked(orders, i) + "\r\n");
            }
        }
        cloud.client(S3Client.builder()).putObject(b -> b.bucket(stack.get("SourceBucketName")).key(
                "input/large.csv"), RequestBody.fromFile(file));
        var sfn = cloud.client(SfnClient.builder());
        var execution = PipelineCloud.await("execution", Duration.ofMinutes(2), () -> sfn.listExecutions(
                b -> b.stateMachineArn(stack.get("StateMachineArn"))).executions().stream().findFirst().orElse(null));
        var ended = cloud.ended(execution.executionArn(), LIMIT);
        assertThat(ended.status()).as(ended.error() + " " + ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        return execution.name();
    }

    private static boolean isBad(int row) {
        return row % EVERY == EVERY - 1;
    }

    /** A line of the sample, with the row's number as its country. */
    private static String marked(List<String> lines, int row) {
        var line = lines.get(1 + row % (lines.size() - 1));
        int country = line.indexOf(',');
        return line.substring(0, country + 1) + row + line.substring(line.indexOf(',', country + 1));
    }

    private void check(S3Client s3, String bucket, String name) throws IOException {
        try (var body = s3.getObject(b -> b.bucket(bucket).key(name + "/output/completed/large.csv"));
                var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(joined.getFirst());
            for (int i = 0; i < ROWS; i++) {
                if (!isBad(i)) {
                    assertThat(lines.readLine()).isEqualTo(marked(joined, i));
                }
            }
            assertThat(lines.readLine()).isNull();
        }
    }
}
