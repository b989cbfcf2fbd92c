package dev.signalbox.console.gateway.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.OutboxGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.outbox.FullMessage;
import dev.signalbox.console.model.outbox.OutboxPage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Reads the local cloud's outbox by its signed route; see decision 0020. */
public final class AwsOutboxGateway implements OutboxGateway {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int PAGE = 200;

    private final AwsConnection connection;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(
            HttpClient.Redirect.NEVER).build();
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    public AwsOutboxGateway(AwsClients clients) {
        this.connection = clients.connection();
    }

    @Override
    public OutboxPage newest() throws GatewayException {
        return OutboxShapes.page(get("?limit=" + PAGE));
    }

    @Override
    public FullMessage message(String id) throws GatewayException {
        return OutboxShapes.message(get("/" + id));
    }

    private JsonNode get(String path) throws GatewayException {
        try {
            var answer = http.send(request(path), HttpResponse.BodyHandlers.ofString());
            var json = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new GatewayException(failure(answer.statusCode(), json));
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new GatewayException(new Failure.NotOffered(connection.endpointLabel(), "an outbox of mails",
                    "something that is no JSON"), e);
        } catch (IOException e) {
            throw new GatewayException(new Failure.Unreachable(connection.endpointLabel(), e.getClass()
                    .getSimpleName()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException(new Failure.Unreachable(connection.endpointLabel(), "interrupted"), e);
        }
    }

    private HttpRequest request(String path) {
        var uri = URI.create(connection.endpoint().orElseThrow() + "/_aws/outbox/messages" + path);
        AwsCredentialsIdentity keys = connection.credentials().resolveCredentials();
        var signed = signer.sign(r -> r.identity(keys).request(SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(
                uri).build()).putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "outbox").putProperty(
                        AwsV4HttpSigner.REGION_NAME, connection.region().id())).request();
        var request = HttpRequest.newBuilder(uri).timeout(ANSWER);
        signed.forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase("Host")) { // Java's client sets it itself, to the same value
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static Failure failure(int status, JsonNode json) {
        var code = json.path("__type").asText("HTTP " + status);
        var message = json.path("message").asText();
        return switch (status) {
            case 403 -> new Failure.Denied(code, message, Optional.empty());
            case 404 -> new Failure.NotFound(code, message, Optional.empty());
            default -> new Failure.Unexpected(code, message, Optional.empty());
        };
    }
}
