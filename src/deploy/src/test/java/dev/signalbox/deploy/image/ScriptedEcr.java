package dev.signalbox.deploy.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;

/** ECR's API on the wire, its images in a registry of this process. */
final class ScriptedEcr implements AutoCloseable {
    static final String ACCOUNT = "123456789012";
    static final String PASSWORD = "TheTokenThatNobodyMayRead";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final BiFunction<String, String, Optional<String>> digests;
    private final Set<String> repositories = ConcurrentHashMap.newKeySet();
    private final Set<String> tidied = ConcurrentHashMap.newKeySet();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final Map<String, JsonNode> last = new ConcurrentHashMap<>();
    /** Operations that are denied. */
    final Set<String> denied = ConcurrentHashMap.newKeySet();
    /** What it says of where its images are. */
    volatile String told;

    ScriptedEcr(LocalRegistry registry) throws IOException {
        this(registry.host(), (name, tag) -> registry.manifest(name, tag).map(m -> LocalRegistry.digest(m.bytes())));
    }

    /** @param digests of what a repository has under a tag */
    ScriptedEcr(String host, BiFunction<String, String, Optional<String>> digests) throws IOException {
        this.digests = digests;
        this.told = host;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    EcrClient client() {
        return EcrClient.builder().region(Region.EU_CENTRAL_1).endpointOverride(URI.create("http://127.0.0.1:" + server
                .getAddress().getPort())).credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials
                        .create("test", "test"))).httpClient(UrlConnectionHttpClient.create()).build();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var operation = exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceFirst(".*\\.", "");
            var input = JSON.readTree(exchange.getRequestBody().readAllBytes());
            calls.add(operation);
            last.put(operation, input);
            if (denied.contains(operation)) {
                answer(exchange, 400, error("AccessDeniedException", "not authorized to perform ecr:" + operation));
                return;
            }
            switch (operation) {
                case "DescribeRepositories" -> repository(exchange, input.path("repositoryNames").path(0).asText());
                case "CreateRepository" -> {
                    repositories.add(input.path("repositoryName").asText());
                    answer(exchange, 200, Map.of("repository", repository(input.path("repositoryName").asText())));
                }
                case "PutLifecyclePolicy" -> {
                    tidied.add(input.path("repositoryName").asText());
                    answer(exchange, 200, Map.of());
                }
                case "GetLifecyclePolicy" -> {
                    if (tidied.contains(input.path("repositoryName").asText())) {
                        answer(exchange, 200, Map.of("lifecyclePolicyText", ImageRepository.LIFECYCLE));
                    } else {
                        answer(exchange, 400, error("LifecyclePolicyNotFoundException", "There is none"));
                    }
                }
                case "GetAuthorizationToken" -> answer(exchange, 200, Map.of("authorizationData", List.of(Map.of(
                        "authorizationToken", Base64.getEncoder().encodeToString(("AWS:" + PASSWORD).getBytes(
                                StandardCharsets.UTF_8)), "proxyEndpoint", "https://" + told))));
                case "DescribeImages" -> images(exchange, input);
                default -> answer(exchange, 400, error("UnknownOperationException", operation));
            }
        }
    }

    private void repository(HttpExchange exchange, String name) throws IOException {
        if (repositories.contains(name)) {
            answer(exchange, 200, Map.of("repositories", List.of(repository(name))));
        } else {
            answer(exchange, 400, error("RepositoryNotFoundException", "There is no repository " + name));
        }
    }

    private Map<String, Object> repository(String name) {
        return Map.of("repositoryName", name, "registryId", ACCOUNT, "repositoryUri", told + "/" + name);
    }

    private void images(HttpExchange exchange, JsonNode input) throws IOException {
        var name = input.path("repositoryName").asText();
        var found = digests.apply(name, input.path("imageIds").path(0).path("imageTag").asText());
        if (found.isPresent()) {
            answer(exchange, 200, Map.of("imageDetails", List.of(Map.of("imageDigest", found.get()))));
        } else {
            answer(exchange, 400, error("ImageNotFoundException", "There is no such image"));
        }
    }

    private static Map<String, String> error(String type, String message) {
        return Map.of("__type", type, "message", message);
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
