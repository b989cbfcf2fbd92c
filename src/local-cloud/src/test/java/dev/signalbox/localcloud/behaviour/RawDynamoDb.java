package dev.signalbox.localcloud.behaviour;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.LocalCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Sends signed requests with bodies of any kind to DynamoDB. */
final class RawDynamoDb implements AutoCloseable {
    /** Reads names and texts with single quotes or none, so that rows stay short. */
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(
            StreamReadConstraints.builder().maxNameLength(200_000).build()).build()).enable(
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES).build();
    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length");

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalCloud cloud;

    RawDynamoDb(LocalCloud cloud) {
        this.cloud = cloud;
    }

    /** An answer, whatever its status. */
    record Answer(HttpResponse<String> http) {
        JsonNode body() {
            try {
                return JSON.readTree(http.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Answer call(String operation, String body) {
        var unsigned = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(cloud.endpoint()).putHeader(
                "Content-Type", "application/x-amz-json-1.0").putHeader("X-Amz-Target", "DynamoDB_20120810."
                        + operation).build();
        var keys = AwsCredentialsIdentity.create(cloud.accessKeyId(), cloud.secretAccessKey());
        var signed = AwsV4HttpSigner.create().sign(r -> r.identity(keys).request(unsigned).payload(ContentStreamProvider
                .fromUtf8String(body)).putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb").putProperty(
                        AwsV4HttpSigner.REGION_NAME, cloud.region())).request();
        var request = HttpRequest.newBuilder(cloud.endpoint().resolve("/")).POST(HttpRequest.BodyPublishers.ofString(
                body));
        signed.headers().forEach((name, values) -> {
            if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return send(request.build());
    }

    /** Sends a request that carries no signature unless the headers have one. */
    Answer unsigned(String query, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(cloud.endpoint().resolve("/" + query)).POST(HttpRequest.BodyPublishers
                .ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        try {
            return new Answer(http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
