package dev.signalbox.lambda.csvbatch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Where CloudFormation waits for the answer of a custom resource. The URL is a secret: it is in no log. */
interface ResponseUrl {
    void answer(String url, String body) throws IOException;

    static ResponseUrl http() {
        return (url, body) -> {
            try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
                var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30))
                        .PUT(HttpRequest.BodyPublishers.ofString(body)).build();
                int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
                if (status / 100 != 2) {
                    throw new IOException("CloudFormation's response URL answered " + status);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Stopped while answering CloudFormation", e);
            }
        };
    }
}
