package dev.signalbox.console.gateway.aws.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers as STS, SSO and SSO-OIDC what a test lays down, and records all that came. */
final class ScriptedAws implements AutoCloseable {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");

    private final HttpServer server;
    private final Map<String, Function<Call, Answer>> script = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** What came; {@code name} is the action of STS, else the path. */
    record Call(String name, String body, Map<String, List<String>> headers) {
        /** Whether this text is in it. */
        boolean has(String text) {
            return URLDecoder.decode(body, StandardCharsets.UTF_8).contains(text) || headers.toString().contains(text);
        }
    }

    record Answer(int status, String type, String body, Map<String, String> headers) {}

    ScriptedAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    ScriptedAws on(String name, Function<Call, Answer> answer) {
        script.put(name, answer);
        return this;
    }

    ScriptedAws on(String name, Answer answer) {
        return on(name, _ -> answer);
    }

    List<Call> calls() {
        return calls;
    }

    List<Call> calls(String name) {
        return calls.stream().filter(c -> c.name().equals(name)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher action = ACTION.matcher(body);
            var call = new Call(action.find() ? action.group(1) : exchange.getRequestURI().getPath(), body, Map.copyOf(
                    exchange.getRequestHeaders()));
            calls.add(call);
            Answer answer = script.getOrDefault(call.name(), _ -> refusal(400, "Unscripted", call.name())).apply(call);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** What STS says of a role. */
    static Answer role(String action, String key, Instant end) {
        return xml(200, "<" + action + "Response><" + action + "Result><Credentials><AccessKeyId>" + key
                + "</AccessKeyId><SecretAccessKey>secret-of-" + key + "</SecretAccessKey><SessionToken>token-of-" + key
                + "</SessionToken><Expiration>" + end + "</Expiration></Credentials></" + action + "Result></" + action
                + "Response>");
    }

    static Answer identity() {
        return xml(200, "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account>"
                + "<Arn>arn:aws:iam::111122223333:user/me</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>");
    }

    static Answer stsRefusal(int status, String code, String words) {
        return xml(status, "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + words
                + "</Message></Error><RequestId>id-1</RequestId></ErrorResponse>");
    }

    private static Answer xml(int status, String body) {
        return new Answer(status, "text/xml", body, Map.of());
    }

    static Answer json(String body) {
        return new Answer(200, "application/json", body, Map.of());
    }

    /** As SSO and SSO-OIDC refuse. */
    static Answer refusal(int status, String type, String words) {
        return new Answer(status, "application/json", "{\"message\":\"" + words + "\",\"error_description\":\"" + words
                + "\"}", Map.of("x-amzn-ErrorType", type));
    }

    /** The same with another time on the server's clock. */
    static Answer at(Instant time, Answer answer) {
        return new Answer(answer.status(), answer.type(), answer.body(), Map.of("Date",
                DateTimeFormatter.RFC_1123_DATE_TIME
                        .format(time.atOffset(ZoneOffset.UTC))));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
