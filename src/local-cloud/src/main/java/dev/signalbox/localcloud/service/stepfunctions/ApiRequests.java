package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.SessionKeys;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Makes HTTP requests to APIs from the parameters of {@code apigateway:invoke}. */
final class ApiRequests {
    private static final Set<String> FIELDS = Set.of("ApiEndpoint", "Method", "Headers", "Stage", "Path",
            "QueryParameters", "RequestBody", "AllowNullValues", "AuthType");
    private static final Set<String> AUTH = Set.of("NO_AUTH", "IAM_ROLE", "RESOURCE_POLICY");
    private static final Pattern AWS_HOST = Pattern.compile("([a-z0-9]+)\\.execute-api\\.[a-z0-9-]+\\.[a-z0-9.]+");
    private static final String LOCAL_PATH = "/_aws/execute-api/";
    /** API Gateway's own limit of an integration, with some time for the way. */
    private static final Duration LIMIT = Duration.ofSeconds(35);
    private static final Duration SESSION = Duration.ofMinutes(15);
    /** Headers that the client sets itself. */
    private static final Set<String> OWN_HEADERS = Set.of("host", "content-length", "connection", "expect");

    private final CloudContext context;

    ApiRequests(CloudContext context) {
        this.context = context;
    }

    HttpRequest of(JsonNode parameters) throws UnsupportedParameter {
        for (var field : parameters.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw new UnsupportedParameter("The field '" + field.getKey() + "' is not supported by Step Functions");
            }
        }
        var auth = parameters.path("AuthType").asText("NO_AUTH");
        if (!AUTH.contains(auth)) {
            throw new UnsupportedParameter("The value of the field 'AuthType' is not one of " + AUTH);
        }
        var method = required(parameters, "Method");
        var body = body(parameters);
        var request = HttpRequest.newBuilder(uri(parameters)).timeout(LIMIT).method(method, body.length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers(parameters).forEach(h -> request.header(h.name(), h.value()));
        if (auth.equals("IAM_ROLE")) {
            sign(request, parameters, method, body);
        }
        return request.build();
    }

    private static String required(JsonNode parameters, String field) throws UnsupportedParameter {
        if (!parameters.path(field).isTextual()) {
            throw new UnsupportedParameter("The field '" + field + "' is required and must be a string");
        }
        return parameters.get(field).textValue();
    }

    private static byte[] body(JsonNode parameters) {
        var body = parameters.path("RequestBody");
        var text = body.isMissingNode() || body.isNull() ? ""
                : body.isTextual() ? body.textValue()
                        : Payloads.text(
                                body);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Header(String name, String value) {}

    private static List<Header> headers(JsonNode parameters) {
        List<Header> headers = new ArrayList<>();
        parameters.path("Headers").properties().stream().filter(e -> !OWN_HEADERS.contains(e.getKey().toLowerCase(
                Locale.ROOT))).forEach(e -> each(e.getValue(), v -> headers.add(new Header(e.getKey(), v))));
        var hasType = headers.stream().anyMatch(h -> h.name().equalsIgnoreCase("content-type"));
        if (!hasType && parameters.hasNonNull("RequestBody")) {
            headers.add(new Header("Content-Type", "application/json"));
        }
        return headers;
    }

    private static void each(JsonNode value, Consumer<String> action) {
        if (value.isArray()) {
            value.forEach(v -> action.accept(v.asText()));
        } else {
            action.accept(value.asText());
        }
    }

    private URI uri(JsonNode parameters) throws UnsupportedParameter {
        var address = new StringBuilder(base(required(parameters, "ApiEndpoint")));
        var stage = parameters.path("Stage").asText("");
        if (!stage.isEmpty() && !stage.equals("$default")) {
            address.append('/').append(encoded(stage));
        }
        var path = parameters.path("Path").asText("");
        for (String segment : path.startsWith("/") ? path.substring(1).split("/", -1) : path.split("/", -1)) {
            address.append('/').append(encoded(segment));
        }
        var separator = new StringBuilder("?");
        parameters.path("QueryParameters").properties().forEach(e -> each(e.getValue(), v -> {
            address.append(separator).append(encoded(e.getKey())).append('=').append(encoded(v));
            separator.setLength(0);
            separator.append('&');
        }));
        return URI.create(address.toString());
    }

    /** AWS's form of the endpoint means the API of that id here; the local form is taken as it is. */
    private String base(String endpoint) throws UnsupportedParameter {
        var host = AWS_HOST.matcher(endpoint);
        if (host.matches()) {
            return context.endpoint().uri() + LOCAL_PATH + host.group(1);
        }
        var plain = endpoint.replaceFirst("^https?://", "").replaceFirst("/$", "");
        var here = context.endpoint().uri();
        int path = plain.indexOf('/');
        if (path < 0 || !plain.startsWith(here.getAuthority() + LOCAL_PATH)) {
            throw new UnsupportedParameter("The field 'ApiEndpoint' names no API of this account: " + endpoint);
        }
        return here + plain.substring(path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%40", "@");
    }

    /** Keys of the state machine's role, good for this request. */
    private AwsCredentialsIdentity credentials() {
        var session = Caller.current().session().orElseThrow(() -> new IllegalStateException(
                "No role makes a request"));
        var key = new SessionKeys(context.identity()).issue(session, context.time().now().plus(SESSION));
        return AwsSessionCredentialsIdentity.create(key.accessKeyId(), key.secretAccessKey(), key.token());
    }

    private void sign(HttpRequest.Builder request, JsonNode parameters, String method, byte[] body)
            throws UnsupportedParameter {
        var identity = credentials();
        var unsigned = SdkHttpRequest.builder().uri(uri(parameters)).method(SdkHttpMethod.fromValue(method));
        headers(parameters).forEach(h -> unsigned.appendHeader(h.name(), h.value()));
        var signed = AwsV4HttpSigner.create().sign(s -> s.identity(identity).request(unsigned.build()).payload(
                () -> new ByteArrayInputStream(body)).putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                .putProperty(AwsV4HttpSigner.REGION_NAME, context.identity().region())).request();
        signed.headers().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(v -> request.setHeader(name, v));
            }
        });
    }
}
