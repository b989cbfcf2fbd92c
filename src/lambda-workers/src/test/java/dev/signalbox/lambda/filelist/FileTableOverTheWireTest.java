package dev.signalbox.lambda.filelist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.signalbox.lambda.TestCloud;
import dev.signalbox.transfer.TransferTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class FileTableOverTheWireTest {
    private static ListedFile file(String url) {
        return new ListedFile(url, Optional.of("n"), OptionalLong.of(5), Optional.empty(), Optional.empty());
    }

    private static FileTable table(DynamoDbClient dynamo) {
        return new DynamoFileTable(dynamo, "files", Duration.ofDays(90), TransferTime.system());
    }

    @Test
    void listsOfAnyLengthAreWrittenAndCanBeWrittenAgain(@TempDir Path folder) {
        try (var cloud = new TestCloud(folder); var dynamo = cloud.table("files", "URI", "FilenameURL")) {
            var files = new ArrayList<>(IntStream.range(0, 130).mapToObj(i -> file("http://h/" + i)).toList());
            files.add(file("http://h/" + "long".repeat(500)));
            files.add(file("file:///etc/passwd").rejectedBecause("only http and https are allowed"));

            table(dynamo).record("e-1", files);
            table(dynamo).record("e-1", files);

            var rows = dynamo.queryPaginator(b -> b.tableName("files").keyConditionExpression("URI = :u")
                    .expressionAttributeValues(Map.of(":u", AttributeValue.fromS("e-1")))).items().stream().toList();
            assertThat(rows).hasSize(132);
            assertThat(rows).filteredOn(r -> r.containsKey("url")).singleElement().satisfies(
                    r -> assertThat(r.get("url").s()).isEqualTo("http://h/" + "long".repeat(500)));
            assertThat(rows).filteredOn(r -> r.get("status").s().equals("REJECTED")).singleElement().satisfies(
                    r -> assertThat(r.get("error").s()).isEqualTo("only http and https are allowed"));
            assertThat(rows.getFirst()).containsKeys("ExpiresAt", "position", "listedName", "listedSize", "attempts");
        }
    }

    /** The SDK against a server that takes 20 of the first 25 rows only. */
    @Test
    void rowsThatDynamoDbLeavesUnprocessedAreSentAgain() throws IOException {
        List<String> bodies = new ArrayList<>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", x -> {
            var body = new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            bodies.add(body);
            var left = bodies.size() == 1
                    ? "{\"UnprocessedItems\":{\"files\":[{\"PutRequest\":{\"Item\":{\"URI\":{\"S\":\"left\"}}}}]}}"
                    : "{\"UnprocessedItems\":{}}";
            x.sendResponseHeaders(200, left.length());
            x.getResponseBody().write(left.getBytes(StandardCharsets.UTF_8));
            x.close();
        });
        server.start();
        try (var dynamo = DynamoDbClient.builder().region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort())).build()) {
            table(dynamo).record("e-1", IntStream.range(0, 26).mapToObj(i -> file("http://h/" + i)).toList());
        } finally {
            server.stop(0);
        }
        assertThat(bodies).hasSize(3);
        assertThat(bodies.get(1)).contains("left");
        assertThat(bodies.get(2)).contains("http://h/25");
    }
}
