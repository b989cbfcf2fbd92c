package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DynamoDB as the unchanged AWS CLI sees it; skipped where there is no CLI. */
final class DynamoDbCliStory {
    @TempDir Path folder;
    private LocalCloudFixture fixture;

    @BeforeEach
    void start() {
        var path = System.getenv().getOrDefault("PATH", "");
        assumeTrue(Stream.of(path.split(File.pathSeparator)).anyMatch(p -> Files.isExecutable(Path.of(p, "aws"))));
        fixture = new LocalCloudFixture(folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        if (fixture != null) {
            fixture.close();
        }
    }

    @Test
    void theCommandLineMakesFillsAndReadsATable() throws Exception {
        aws("create-table", "--table-name", "orders", "--billing-mode", "PAY_PER_REQUEST", "--attribute-definitions",
                "AttributeName=id,AttributeType=S", "--key-schema", "AttributeName=id,KeyType=HASH");
        aws("wait", "table-exists", "--table-name", "orders");
        aws("put-item", "--table-name", "orders", "--item", "{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1.50\"},"
                + "\"l\":{\"L\":[{\"BOOL\":true},{\"NULL\":true}]}}");

        var got = aws("get-item", "--table-name", "orders", "--key", "{\"id\":{\"S\":\"a\"}}").get("Item");
        var scanned = aws("scan", "--table-name", "orders", "--select", "COUNT");

        assertThat(got.at("/n/N").asText()).isEqualTo("1.5");
        assertThat(got.at("/l/L/1/NULL").asBoolean()).isTrue();
        assertThat(scanned.get("Count").asInt()).isEqualTo(1);
        aws("delete-table", "--table-name", "orders");
        aws("wait", "table-not-exists", "--table-name", "orders");
    }

    @Test
    void theCommandLineSpeaksTheOldParametersToo() throws Exception {
        aws("create-table", "--table-name", "old", "--billing-mode", "PAY_PER_REQUEST", "--attribute-definitions",
                "AttributeName=id,AttributeType=S", "--key-schema", "AttributeName=id,KeyType=HASH");
        aws("update-item", "--table-name", "old", "--key", "{\"id\":{\"S\":\"a\"}}", "--attribute-updates",
                "{\"n\":{\"Action\":\"ADD\",\"Value\":{\"N\":\"2\"}}}", "--expected", "{\"n\":{\"Exists\":false}}");

        var found = aws("query", "--table-name", "old", "--key-conditions",
                "{\"id\":{\"ComparisonOperator\":\"EQ\",\"AttributeValueList\":[{\"S\":\"a\"}]}}",
                "--attributes-to-get",
                "n");

        assertThat(found.at("/Items/0").toString()).isEqualTo("{\"n\":{\"N\":\"2\"}}");
    }

    @Test
    void theCommandLineShowsErrorsByTheirNames() throws Exception {
        assertThat(run("describe-table", "--table-name", "nope").text()).contains(
                "An error occurred (ResourceNotFoundException) when calling the DescribeTable operation: "
                        + "Requested resource not found: Table: nope not found");
    }

    private record Run(int exit, String text) {}

    private JsonNode aws(String... arguments) throws IOException, InterruptedException {
        var run = run(arguments);
        assertThat(run.exit()).as(run.text()).isZero();
        return new ObjectMapper().readTree(run.text().isBlank() ? "{}" : run.text());
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("aws", "--endpoint-url", fixture.endpoint().toString(), "--output",
                "json", "dynamodb"));
        command.addAll(List.of(arguments));
        var output = folder.resolve("output.txt").toFile();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        var environment = builder.environment();
        environment.put("AWS_ACCESS_KEY_ID", fixture.cloud().accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", fixture.cloud().secretAccessKey());
        environment.put("AWS_DEFAULT_REGION", fixture.cloud().region());
        environment.put("AWS_PAGER", "");
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(output.toPath(), StandardCharsets.UTF_8));
    }
}
