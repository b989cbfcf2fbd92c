package dev.signalbox.localcloud.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DynamoDB's answers have around their bodies, and what it says of requests without a good signature. */
final class DynamoDbWireTest {
    private static final Map<String, String> LIST = Map.of("X-Amz-Target", "DynamoDB_20120810.ListTables",
            "Content-Type", "application/x-amz-json-1.0");

    @TempDir Path folder;
    private LocalCloud cloud;
    private RawDynamoDb dynamo;

    @BeforeEach
    void start() {
        cloud = LocalCloud.start(new LocalCloudOptions(folder, 0));
        dynamo = new RawDynamoDb(cloud);
    }

    @AfterEach
    void stop() {
        dynamo.close();
        cloud.close();
    }

    @Test
    void everyAnswerHasItsChecksum() {
        for (var operation : new String[]{"ListTables", "DescribeTable", "NoOperation"}) {
            var answer = dynamo.call(operation, "{}").http();
            var crc = new CRC32();
            crc.update(answer.body().getBytes(StandardCharsets.UTF_8));

            assertThat(answer.headers().firstValue("x-amz-crc32")).as(operation).contains(Long.toString(crc
                    .getValue()));
        }
    }

    @Test
    void errorsSayWhoseTheyAre() {
        assertThat(dynamo.call("DescribeTable", "{}").http().body()).startsWith(
                "{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"The parameter");
        assertThat(dynamo.call("DescribeTable", "{\"TableName\":\"nope\"}").http().body()).isEqualTo(
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\","
                        + "\"message\":\"Requested resource not found: Table: nope not found\"}");
        assertThat(dynamo.call("ListTables", "{\"Limit\":true}").http().body()).isEqualTo(
                "{\"__type\":\"com.amazon.coral.service#SerializationException\","
                        + "\"Message\":\"TRUE_VALUE cannot be converted to Integer\"}");
        assertThat(dynamo.call("NoOperation", "{}").http().body()).isEqualTo(
                "{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}");
    }

    @Test
    void whatASignatureLacksIsNamed() {
        assertUnsigned("", Map.of(), "MissingAuthenticationTokenException", "Request is missing Authentication Token");
        assertUnsigned("", Map.of("Authorization", "AWS4"), "MissingAuthenticationTokenException",
                "Request is missing Authentication Token");
        assertUnsigned("", Map.of("Authorization", "AWS4-"), "IncompleteSignatureException",
                "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' "
                        + "parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header "
                        + "requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-");
        assertUnsigned("", Map.of("Authorization", "AWS4- Signature=b,Credential=a", "X-Amz-Date", "a"),
                "IncompleteSignatureException", "Authorization header requires 'SignedHeaders' parameter. "
                        + "Authorization=AWS4- Signature=b,Credential=a");
        assertUnsigned("?X-Amz-Algorithm", Map.of("Authorization", "X"), "InvalidSignatureException",
                "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        assertUnsigned("?X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-Date=d", Map.of(),
                "IncompleteSignatureException", "AWS query-string parameters must include 'X-Amz-SignedHeaders'. "
                        + "Re-examine the query-string parameters.");
    }

    private void assertUnsigned(String query, Map<String, String> headers, String code, String message) {
        var all = new HashMap<>(LIST);
        all.putAll(headers);
        var answer = dynamo.unsigned(query, all, "{}");

        assertThat(answer.http().statusCode()).isEqualTo(400);
        assertThat(answer.body().get("__type").asText()).isEqualTo("com.amazon.coral.service#" + code);
        assertThat(answer.body().get("message").asText()).isEqualTo(message);
    }
}
