package dev.signalbox.console.gateway.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.ChangeGuard;
import dev.signalbox.console.gateway.aws.signin.guard.HostGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * S3 in two Regions, as a client of {@link #HERE} sees it that believes to talk to AWS: every bucket is {@link #THERE}, and what is
 * sent elsewhere is redirected. The SDK resolves, guards and signs for AWS's host names; only then the wire leads them here.
 */
final class TwoRegions implements AutoCloseable {
    static final String HERE = "eu-central-1";
    static final String THERE = "ap-southeast-2";
    private static final String HOST = "X-Meant-For";

    final AwsClients clients;
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final List<String> noted = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Answer> elsewhere = _ -> Answer.redirect(301, "PermanentRedirect");
    private volatile Function<Asked, Answer> there = _ -> new Answer(200, "", Map.of());

    record Asked(String method, String host, String target, String signature, String range) {
        boolean in(String region) {
            return host.contains("." + region + ".") && signature.contains("/" + region + "/s3/");
        }
    }

    record Answer(int status, String body, Map<String, String> headers) {
        static Answer redirect(int status, String code) {
            return new Answer(status, error(code), Map.of("x-amz-bucket-region", THERE));
        }

        static Answer xml(String body) {
            return new Answer(200, body, Map.of());
        }

        static String error(String code) {
            return "<Error><Code>" + code + "</Code><Message>It is elsewhere</Message></Error>";
        }
    }

    TwoRegions(ChangeGuard guard) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var keys = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret"));
        var access = new ClientAccess(Optional.empty(), Optional.empty(), List.of(new HostGuard(List.of())), Map.of());
        clients = new AwsClients(AwsConnection.to(Region.of(HERE), keys, access), new Free(), this::note, guard,
                Wire::new);
    }

    TwoRegions elsewhere(Function<Asked, Answer> next) {
        elsewhere = next;
        return this;
    }

    TwoRegions there(Function<Asked, Answer> next) {
        there = next;
        return this;
    }

    List<Asked> asked() {
        return asked;
    }

    /** What the ledger heard. */
    List<String> noted() {
        return noted;
    }

    private void note(String operation, String target, String requestId, String result) {
        noted.add(operation + " " + target + " " + result);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            var request = new Asked(exchange.getRequestMethod(), headers.getFirst(HOST), exchange.getRequestURI()
                    .toString(), String.valueOf(headers.getFirst("Authorization")), String.valueOf(headers.getFirst(
                            "Range")));
            asked.add(request);
            var answer = (request.in(THERE) ? there : elsewhere).apply(request);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            boolean none = bytes.length == 0 || request.method().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), none ? -1 : bytes.length);
            if (!none) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        clients.close();
        server.stop(0);
    }

    /** Sends signed requests to the loopback interface, whatever host they are for. */
    private final class Wire implements SdkHttpClient {
        private final SdkHttpClient real;

        private Wire(SdkHttpClient real) {
            this.real = real;
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            var meant = request.httpRequest();
            return real.prepareRequest(HttpExecuteRequest.builder().contentStreamProvider(request
                    .contentStreamProvider().orElse(null)).request(meant.toBuilder().protocol("http").host("127.0.0.1")
                            .port(server.getAddress().getPort()).putHeader(HOST, meant.host()).build()).build());
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private static final class Free implements CallLimit {
        @Override
        public void take(String api) {
            // all may be called
        }

        @Override
        public void again(String api) {
            // so often as it likes
        }

        @Override
        public void throttled(String api) {
            // and tries again
        }
    }
}
