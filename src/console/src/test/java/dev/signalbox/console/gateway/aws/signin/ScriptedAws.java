package dev.signalbox.console.gateway.aws.signin;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers as STS, SSO and SSO-OIDC what a test lays down, and records all that came. The JDK's server would tell its own time. */
final class ScriptedAws implements AutoCloseable {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");

    private final ServerSocket server;
    private final Clock clock;
    private final Map<String, Function<Call, Answer>> script = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** What came; {@code name} is the action of STS, else the path. */
    record Call(String name, String body, Map<String, String> headers) {
        /** Whether this text is in it. */
        boolean has(String text) {
            return URLDecoder.decode(body, StandardCharsets.UTF_8).contains(text) || headers.toString().contains(text);
        }
    }

    record Answer(int status, String type, String body, Map<String, String> headers) {}

    /** @param clock of the server, which its answers tell */
    ScriptedAws(Clock clock) throws IOException {
        this.clock = clock;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
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

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> handle(socket));
            }
        } catch (IOException e) {
            calls.size(); // closed
        }
    }

    private void handle(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String path = line(in).split(" ")[1].replaceAll("\\?.*", "");
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip());
            }
            String body = new String(in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0"))),
                    StandardCharsets.UTF_8);
            Matcher action = ACTION.matcher(body);
            var call = new Call(action.find() ? action.group(1) : path, body, headers);
            calls.add(call);
            answer(socket.getOutputStream(), script.getOrDefault(call.name(), _ -> refusal(400, "Unscripted", call
                    .name())).apply(call));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(OutputStream out, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>(Map.of("Date", date(clock.instant()), "Connection", "close",
                "Content-Type", answer.type(), "Content-Length", String.valueOf(bytes.length)));
        headers.putAll(answer.headers());
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Scripted\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    /** What STS says of a role. */
    static Answer role(String action, String key, Instant end) {
        return xml(200, "<" + action + "Response><" + action + "Result><Credentials><AccessKeyId>" + key
                + "</AccessKeyId><SecretAccessKey>secret-of-" + key + "</SecretAccessKey><SessionToken>token-of-" + key
                + "</SessionToken><Expiration>" + end + "</Expiration></Credentials></" + action + "Result></" + action
                + "Response>");
    }

    static Answer identity() {
        return identity("111122223333");
    }

    static Answer identity(String account) {
        return xml(200, "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>" + account
                + "</Account><Arn>arn:aws:iam::" + account
                + ":user/me</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>");
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
        return new Answer(answer.status(), answer.type(), answer.body(), Map.of("Date", date(time)));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
