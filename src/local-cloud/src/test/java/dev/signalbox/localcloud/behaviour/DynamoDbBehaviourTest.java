package dev.signalbox.localcloud.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** DynamoDB's public behaviour: every row of the files beside this class, in their order, over the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DynamoDbBehaviourTest {
    private static final List<String> FILES = List.of("tables", "serialization", "constraints", "items", "updates",
            "conditions", "legacy", "queries", "scans", "settings",
            "capacity");

    private LocalCloud cloud;
    private RawDynamoDb dynamo;

    @BeforeAll
    void start(@TempDir Path folder) {
        cloud = LocalCloud.start(new LocalCloudOptions(folder, 0));
        dynamo = new RawDynamoDb(cloud);
    }

    @AfterAll
    void stop() {
        dynamo.close();
        cloud.close();
    }

    @TestFactory
    Stream<DynamicNode> answersAsAwsDoes() {
        return FILES.stream().map(name -> DynamicContainer.dynamicContainer(name, Row.read("dynamodb-" + name + ".txt")
                .stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> check(row)))));
    }

    private void check(Row row) {
        var answer = dynamo.call(row.operation(), row.json());
        var body = answer.body();
        if (row.kind() == '=') {
            assertThat(answer.http().statusCode()).as(answer.http().body()).isEqualTo(200);
            assertHas(body, row.expected(), "");
            return;
        }
        assertThat(answer.http().statusCode()).as(answer.http().body()).isEqualTo(400);
        var type = body.path("__type").asText();
        var message = body.has("Message") ? body.get("Message").asText() : body.path("message").asText();
        var shown = type.substring(type.indexOf('#') + 1) + ": " + message;
        switch (row.kind()) {
            case '!' -> assertThat(shown.strip()).isEqualTo(row.answer());
            case '~' -> assertThat(shown).matches(row.answer());
            case '+' -> assertThat(shown.replace("; ", "\n").lines().map(l -> l.replaceFirst(
                    "^.* detected: ", "")).sorted().toList()).isEqualTo(Stream.of(row.answer().split(" \\+ "))
                            .map(l -> l.replaceFirst(" @ ", " failed to satisfy constraint: Member must ")).sorted()
                            .toList());
            default -> fail("Row %s has no known kind of answer", row);
        }
    }

    /** Objects may have more members than expected, lists not; a member that is null must be absent. */
    private static void assertHas(JsonNode actual, JsonNode expected, String path) {
        if (expected.isObject() && actual.isObject()) {
            expected.properties().forEach(member -> {
                if (member.getValue().isNull()) {
                    assertThat(actual.has(member.getKey())).as(path + "/" + member.getKey()).isFalse();
                } else {
                    assertHas(actual.path(member.getKey()), member.getValue(), path + "/" + member.getKey());
                }
            });
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                assertHas(actual.get(i), expected.get(i), path + "/" + i);
            }
        } else if (expected.isNumber() && actual.isNumber()) {
            assertThat(actual.asDouble()).as(path).isEqualTo(expected.asDouble());
        } else {
            assertThat(actual.toString()).as(path).isEqualTo(expected.toString());
        }
    }
}
