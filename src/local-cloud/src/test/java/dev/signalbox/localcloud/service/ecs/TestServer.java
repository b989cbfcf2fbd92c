package dev.signalbox.localcloud.service.ecs;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** What the tests' tasks run: a server that tells of itself, or something that ends. */
public final class TestServer {
    private TestServer() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println("said " + String.join(" ", args));
        if (args[0].equals("exit")) {
            System.out.println("the last word");
            System.exit(Integer.parseInt(args[1]));
        }
        var port = System.getenv("SIGNALBOX_PORT");
        if (port != null) {
            serve(System.getenv("SIGNALBOX_HOST"), Integer.parseInt(port), String.join(" ", args));
        }
        Thread.sleep(600_000);
    }

    private static void serve(String host, int port, String name) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/", exchange -> {
            var path = exchange.getRequestURI().getPath();
            byte[] body = (path.equals("/env") ? variables()
                    : name + " " + ProcessHandle.current().pid() + " "
                            + exchange.getRequestHeaders().getFirst("X-Forwarded-For") + " " + new String(exchange
                                    .getRequestBody().readAllBytes(), StandardCharsets.UTF_8)).getBytes(
                                            StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        System.out.println("listening");
    }

    private static String variables() {
        var text = new StringBuilder();
        System.getenv().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> text.append(e.getKey())
                .append('=').append(e.getValue()).append('\n'));
        return text.toString();
    }

    /** Writes the jar. */
    static Path jar(Path file) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TestServer.class.getName());
        var name = TestServer.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest);
                var in = TestServer.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
        return file;
    }
}
