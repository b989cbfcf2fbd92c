package dev.signalbox.localcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.runtime.SessionKeys;
import dev.signalbox.localcloud.runtime.SystemTime;
import dev.signalbox.localcloud.wire.Dispatcher;
import dev.signalbox.localcloud.wire.auth.SigV4;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrontDoorTest {
    private final SystemTime time = new SystemTime();
    private HttpServer http;

    private record Fixed(String prefix, String answer) implements Route {
        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (answer.equals("bug")) {
                throw new IllegalStateException("a secret detail");
            }
            response.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.bind("127.0.0.1", 0);
        var identity = new CloudIdentity("0", "local-1", "aws", "local", "secret");
        http.serve(List.of(new Fixed("/_aws/a/", "short"), new Fixed("/_aws/a/b/", "long"), new Fixed("/_aws/bug/",
                "bug"), new Fixed("/", "objects")), List.of(), new Dispatcher(new Registry(), new SigV4(new SessionKeys(
                        identity),
                        time)));
    }

    @AfterEach
    void stop() {
        http.close();
        time.close();
    }

    @Test
    void sendsARequestToTheLongestRoute() throws IOException {
        assertThat(send("GET /_aws/a/x", "Host: localhost")).endsWith("short");
        assertThat(send("GET /_aws/a/b/x", "Host: 127.0.0.1")).endsWith("long");
        assertThat(send("GET /bucket/key", "Host: 127.0.0.1")).endsWith("objects");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "10.0.0.1"})
    void refusesForeignHosts(String host) throws IOException {
        assertThat(send("GET /_aws/a/x", "Host: " + host)).startsWith("HTTP/1.1 403").contains(host);
    }

    @Test
    void refusesWebPages() throws IOException {
        assertThat(send("GET /_aws/a/x", "Host: localhost", "Origin: https://evil.example")).startsWith("HTTP/1.1 403")
                .doesNotContain("short");
    }

    @Test
    void asksForASignature() throws IOException {
        assertThat(send("POST /", "Host: localhost", "X-Amz-Target: AWSStepFunctions.ListStateMachines")).startsWith(
                "HTTP/1.1 400").contains("MissingAuthenticationTokenException");
        assertThat(send("POST /?Action=GetCallerIdentity", "Host: localhost")).startsWith("HTTP/1.1 403").contains(
                "<Code>MissingAuthenticationToken</Code>");
    }

    @Test
    void keepsTheCauseOfABugToItsLog() throws IOException {
        assertThat(send("GET /_aws/bug/x", "Host: localhost")).startsWith("HTTP/1.1 500").contains("request id")
                .doesNotContain("a secret detail");
    }

    private String send(String requestLine, String... headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", http.port())) {
            socket.setSoTimeout(10_000);
            var text = requestLine + " HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n" + String.join("\r\n",
                    headers) + "\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
