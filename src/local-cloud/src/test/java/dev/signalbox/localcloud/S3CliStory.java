package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day with buckets, versions, parts and logs by the unchanged AWS CLI. */
final class S3CliStory {
    @TempDir Path folder;
    private LocalCloudFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new LocalCloudFixture(folder.resolve("data"));
        assumeTrue(new AwsCli(fixture).isHere(), "S3CliStory is skipped: there is no 'aws' on the PATH");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void keepsVersionsOfWhatIsCopiedMovedAndDeleted() throws Exception {
        byte[] bytes = new byte[20_000_000];
        new Random(1).nextBytes(bytes);
        var big = Files.write(folder.resolve("big"), bytes);
        var small = Files.writeString(Files.createDirectory(folder.resolve("d")).resolve("ü +%.txt"), "hello");
        aws("s3", "mb", "s3://work");
        aws("s3api", "put-bucket-versioning", "--bucket", "work", "--versioning-configuration", "Status=Enabled");
        aws("s3", "cp", big.toString(), "s3://work/big", "--no-progress");
        aws("s3", "cp", "s3://work/big", folder.resolve("back").toString(), "--no-progress");
        assertThat(Files.mismatch(big, folder.resolve("back"))).isEqualTo(-1);
        aws("s3", "sync", folder.resolve("d").toString(), "s3://work/d", "--no-progress");
        assertThat(aws("s3", "ls", "s3://work/", "--recursive")).contains("20000000 big", "5 d/ü +%.txt");

        assertThat(aws("s3api", "get-object-attributes", "--bucket", "work", "--key", "big", "--object-attributes",
                "ObjectParts", "--query", "ObjectParts.TotalPartsCount")).isEqualTo("3");
        aws("s3api", "get-object", "--bucket", "work", "--key", "big", "--part-number", "2", folder.resolve("part")
                .toString());
        assertThat(Files.size(folder.resolve("part"))).isEqualTo(8 << 20);
        aws("s3", "cp", "s3://work/big", "s3://work/copy", "--no-progress");
        aws("s3", "mv", "s3://work/copy", "s3://work/moved", "--no-progress");

        var first = aws("s3api", "put-object", "--bucket", "work", "--key", "t", "--body", small.toString(),
                "--tagging", "a=1", "--checksum-algorithm", "SHA256", "--query", "VersionId", "--output", "text");
        assertThat(aws("s3api", "put-object", "--bucket", "work", "--key", "t", "--body", small.toString(),
                "--checksum-algorithm", "SHA256", "--query", "ChecksumSHA256", "--output", "text")).hasSize(44);
        aws("s3", "rm", "s3://work", "--recursive");
        assertThat(aws("s3", "ls", "s3://work")).isEmpty();
        assertThat(aws("s3api", "get-object-tagging", "--bucket", "work", "--key", "t", "--version-id", first,
                "--query", "TagSet[0].Value", "--output", "text")).isEqualTo("1");
        assertThat(aws("s3api", "list-object-versions", "--bucket", "work", "--prefix", "t", "--query",
                "length(Versions)")).isEqualTo("2");
    }

    @Test
    void filtersLogs() throws Exception {
        long now = System.currentTimeMillis();
        aws("logs", "create-log-group", "--log-group-name", "g");
        aws("logs", "create-log-stream", "--log-group-name", "g", "--log-stream-name", "s");
        aws("logs", "put-log-events", "--log-group-name", "g", "--log-stream-name", "s", "--log-events", "[{"
                + "\"timestamp\":" + now + ",\"message\":\"{\\\"a\\\":1}\"},{\"timestamp\":" + now
                + ",\"message\":\"GET /x 404\"}]");

        assertThat(aws("logs", "filter-log-events", "--log-group-name", "g", "--filter-pattern", "{ $.a = 1 }",
                "--query", "length(events)")).isEqualTo("1");
        assertThat(aws("logs", "filter-log-events", "--log-group-name", "g", "--filter-pattern", "[m, p, s = 4*]",
                "--query", "events[0].message", "--output", "text")).isEqualTo("GET /x 404");
    }

    private String aws(String... words) throws Exception {
        var command = new ProcessBuilder("aws");
        command.command().addAll(java.util.List.of(words));
        command.environment().putAll(Map.of("AWS_ENDPOINT_URL", fixture.endpoint().toString(), "AWS_DEFAULT_REGION",
                "local-1", "AWS_ACCESS_KEY_ID", fixture.cloud().accessKeyId(), "AWS_SECRET_ACCESS_KEY", fixture.cloud()
                        .secretAccessKey(), "AWS_EC2_METADATA_DISABLED", "true", "PYTHONIOENCODING", "utf-8", "LC_ALL",
                "C.UTF-8"));
        var process = command.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
