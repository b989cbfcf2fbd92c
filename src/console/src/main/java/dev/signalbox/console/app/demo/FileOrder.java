package dev.signalbox.console.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.deploy.StackSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** A file that was asked for by HTTP, and where its client waits for it. */
record FileOrder(String executionArn, String webSocketEndpoint) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** @param url empty for the stack's own choice */
    static FileOrder ask(StackSummary stack, String url) throws IOException, InterruptedException {
        var query = url.isEmpty() ? "" : "?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(get(Deployment.output(stack, "WebEndpoint") + "download" + query), BodyHandlers
                    .ofString());
            if (answer.statusCode() != 200) {
                throw new DemoFailure("GET download answered " + answer.statusCode() + " " + answer.body());
            }
            var json = JSON.readTree(answer.body());
            return new FileOrder(json.path("executionArn").asText(), json.path("webSocketEndpoint").asText());
        }
    }

    /** Downloads as a client does, with the URL that it was told. */
    static Checked download(ProviderList.ProviderFile file, String url) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(get(url), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new DemoFailure("The URL of " + file.name() + " answered " + answer.statusCode());
            }
            try (InputStream body = answer.body()) {
                var digest = MessageDigest.getInstance("SHA-256");
                long size = new DigestInputStream(body, digest).transferTo(OutputStream.nullOutputStream());
                return new Checked(file, size, HexFormat.of().formatHex(digest.digest()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
    }
}
