package dev.signalbox.localcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Reads the outbox over the wire, signed as the SDK signs. */
final class OutboxReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final LocalCloud cloud;

    OutboxReader(LocalCloud cloud) {
        this.cloud = cloud;
    }

    /** @param path below {@code /_aws/outbox/messages} */
    HttpResponse<String> get(String path, String secret) throws IOException, InterruptedException {
        var uri = URI.create(cloud.endpoint() + "/_aws/outbox/messages" + path);
        var unsigned = SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(uri).build();
        var signed = AwsV4HttpSigner.create().sign(r -> r.identity(AwsBasicCredentials.create(cloud.accessKeyId(),
                secret)).request(unsigned).putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "outbox").putProperty(
                        AwsV4HttpSigner.REGION_NAME, cloud.region())).request();
        var request = HttpRequest.newBuilder(uri);
        signed.forEachHeader((name, values) -> values.stream().filter(_ -> !name.equalsIgnoreCase("Host")).forEach(
                value -> request.header(name, value)));
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        var answer = get(path, cloud.secretAccessKey());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    List<JsonNode> list() throws IOException, InterruptedException {
        return StreamSupport.stream(json("").path("messages").spliterator(), false).toList();
    }

    /** The newest that fits, in full; polls until there is one. */
    JsonNode await(Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        var until = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(until)) {
            var found = list().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return json("/" + found.get().path("id").asText());
            }
            Thread.sleep(20);
        }
        throw new AssertionError("Nothing like that came into the outbox: " + list());
    }
}
