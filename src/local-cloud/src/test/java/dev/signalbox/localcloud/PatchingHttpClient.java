package dev.signalbox.localcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** For operations whose method is PATCH, which the SDK's URL connection client cannot send. */
public final class PatchingHttpClient implements SdkHttpClient {
    private static final Set<String> SET_BY_CLIENT = Set.of("content-length", "host", "connection", "expect");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return send(request);
            }

            @Override
            public void abort() {
                // nothing to abort: calls here are short
            }
        };
    }

    private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
        var body = request.contentStreamProvider().map(p -> {
            try (var stream = p.newStream()) {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).orElse(new byte[0]);
        var message = HttpRequest.newBuilder(request.httpRequest().getUri()).method(request.httpRequest().method()
                .name(), BodyPublishers.ofByteArray(body));
        request.httpRequest().forEachHeader((name, values) -> {
            if (!SET_BY_CLIENT.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(v -> message.header(name, v));
            }
        });
        try {
            var response = http.send(message.build(), BodyHandlers.ofInputStream());
            return HttpExecuteResponse.builder().response(SdkHttpFullResponse.builder().statusCode(response
                    .statusCode()).headers(response.headers().map()).build()).responseBody(AbortableInputStream.create(
                            response.body())).build();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
