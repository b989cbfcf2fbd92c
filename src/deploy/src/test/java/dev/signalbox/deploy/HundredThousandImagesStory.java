package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A list of 100,000 paths in S3. Takes minutes, so its name keeps it out of the normal build. */
class HundredThousandImagesStory {
    private static final int IMAGES = Integer.getInteger("images", 100_000);

    @TempDir Path folder;

    @Test
    @Timeout(3600)
    void everyImageComesOrIsNamed() throws Exception {
        try (var cloud = new PipelineCloud(folder); var server = new ImageServer()) {
            var stack = cloud.deploy("image-fan-out", Map.of("MapConcurrency", "4"));
            var bucket = stack.get("ImagesBucketName");
            var list = IntStream.range(0, IMAGES).mapToObj(i -> "{\"path\":\"" + (i % 10_000 == 9_999 ? "zz/" : "p/")
                    + i
                    + ".gif\"}").collect(Collectors.joining("\n"));
            cloud.client(S3Client.builder()).putObject(b -> b.bucket(bucket).key("lists/all.jsonl"),
                    RequestBody.fromString(list));
            long began = System.nanoTime();

            var execution = cloud.client(SfnClient.builder()).startExecution(b -> b.name("all")
                    .stateMachineArn(stack.get("StateMachineArn")).input("{\"baseUrl\":\"" + server.url("/all")
                            + "\",\"lambdaConcur\":20,\"resourcePaths\":\"s3://" + bucket + "/lists/all.jsonl\"}"))
                    .executionArn();
            var ended = cloud.ended(execution, Duration.ofMinutes(50));

            System.out.println(IMAGES + " images in " + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s");
            int missing = IMAGES / 10_000;
            assertThat(ended.error()).as(ended.cause()).isEqualTo("ResourceDownloadsFailed");
            var failures = cloud.client(S3Client.builder())
                    .getObjectAsBytes(b -> b.bucket(bucket).key("runs/all/failures.jsonl")).asUtf8String();
            assertThat(failures.lines().map(l -> read(l))).hasSize(missing).allMatch(m -> m.startsWith(
                    "Could not find"));
            var objects = cloud.client(S3Client.builder()).listObjectsV2Paginator(b -> b.bucket(bucket)
                    .prefix(server.host() + "/all/p/"));
            assertThat(objects.contents().stream().count()).isEqualTo(IMAGES - missing);
            var rows = cloud.client(DynamoDbClient.builder())
                    .scanPaginator(b -> b.tableName(stack.get("UrlToNameTable")).projectionExpression("filename"));
            assertThat(rows.items().stream().count()).isEqualTo(IMAGES - missing);
        }
    }

    private static String read(String line) {
        try {
            return new ObjectMapper().readTree(line).path("message").asText();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
