package dev.signalbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleProviderTest {
    private final SampleProvider provider = new SampleProvider(
            (project, file) -> file.name().equals("readme.txt") ? Optional.empty()
                    : Optional.of(URI.create("https://bucket/" + project + "/" + file.name() + "?signed")),
            "https://api.example.com/projects");

    private JsonNode ask(String event) throws IOException {
        var out = new ByteArrayOutputStream();
        provider.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out,
                new FakeContext());
        return TaskInput.JSON.readTree(out.toByteArray());
    }

    private JsonNode list(String project) throws IOException {
        return ask("{\"routeKey\":\"GET /projects\",\"queryStringParameters\":{\"projectID\":\"" + project + "\"}}");
    }

    @Test
    void listsAProjectsFilesInTheOriginalsForm() throws IOException {
        var answer = list("1000001");
        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        var body = TaskInput.JSON.readTree(answer.path("body").asText());
        assertThat(body.path("statusCode").asInt()).isEqualTo(200);
        assertThat(body.path("files")).hasSize(4);
        assertThat(body.at("/files/0/url").asText()).isEqualTo(
                "https://api.example.com/projects/1000001/files/readme.txt");
    }

    @Test
    void unknownProjectIs404() throws IOException {
        assertThat(list("0000000").path("statusCode").asInt()).isEqualTo(404);
        assertThat(ask("{\"routeKey\":\"GET /projects\"}").path("statusCode").asInt()).isEqualTo(400);
    }

    @Test
    void fileIsARedirectToWhereItLies() throws IOException {
        var answer = ask("{\"routeKey\":\"GET /projects/{projectId}/files/{name}\",\"pathParameters\":"
                + "{\"projectId\":\"1000001\",\"name\":\"signal.png\"}}");
        assertThat(answer.path("statusCode").asInt()).isEqualTo(302);
        assertThat(answer.at("/headers/location").asText()).isEqualTo("https://bucket/1000001/signal.png?signed");
    }

    @Test
    void aFileThatIsNotReadyInTimeAsksToComeAgain() throws IOException {
        var answer = ask("{\"routeKey\":\"GET /projects/{projectId}/files/{name}\",\"pathParameters\":"
                + "{\"projectId\":\"1000001\",\"name\":\"readme.txt\"}}");
        assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
        assertThat(answer.at("/headers/retry-after").asText()).isEqualTo("1");
    }

    @Test
    void unknownFileIs404() throws IOException {
        assertThat(ask("{\"routeKey\":\"GET /projects/{projectId}/files/{name}\",\"pathParameters\":"
                + "{\"projectId\":\"1000001\",\"name\":\"..%2Fx\"}}").path("statusCode").asInt()).isEqualTo(404);
    }
}
