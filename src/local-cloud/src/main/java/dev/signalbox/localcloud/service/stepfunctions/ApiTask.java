package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.TaskResource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** {@code arn:aws:states:::apigateway:invoke}, also with {@code .waitForTaskToken}: a real HTTP request to an API here. */
final class ApiTask implements Integration {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Set<String> CONNECTION_HEADERS = Set.of(":status");
    private static final Map<Integer, String> REASONS = Map.of(200, "OK", 201, "Created", 202, "Accepted", 204,
            "No Content", 206, "Partial Content", 304, "Not Modified");

    private final ApiRequests requests;

    /** Made when the first task needs it. */
    private static final class Http {
        private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    ApiTask(CloudContext context) {
        this.requests = new ApiRequests(context);
    }

    @Override
    public boolean supports(TaskResource resource) {
        return resource.kind() == TaskResource.Kind.SERVICE && resource.service().equals("apigateway") && resource
                .operation().equals("invoke") && resource.pattern() != TaskResource.Pattern.SYNC;
    }

    @Override
    public TaskOutcome perform(TaskCall call) {
        try {
            return outcome(Http.CLIENT.send(requests.of(call.parameters()), HttpResponse.BodyHandlers.ofString(
                    StandardCharsets.UTF_8)));
        } catch (UnsupportedParameter e) {
            return e.outcome();
        } catch (IOException e) {
            return new TaskOutcome.Failed("ApiGateway.SdkClientException", "Unable to execute HTTP request: " + e
                    .getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TaskOutcome.Failed("ApiGateway.SdkClientException", "Interrupted");
        }
    }

    private static TaskOutcome outcome(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status >= 400) {
            return new TaskOutcome.Failed("ApiGateway." + status, response.body());
        }
        var output = Payloads.object();
        var headers = output.putObject("Headers");
        response.headers().map().forEach((name, values) -> {
            if (!CONNECTION_HEADERS.contains(name)) {
                var list = headers.putArray(name);
                values.forEach(list::add);
            }
        });
        output.set("ResponseBody", body(response));
        return new TaskOutcome.Succeeded(output.put("StatusCode", status).put("StatusText", REASONS.getOrDefault(status,
                "")));
    }

    /** As JSON if it is that. */
    private static JsonNode body(HttpResponse<String> response) {
        var type = response.headers().firstValue("content-type").orElse("");
        if (!type.contains("json")) {
            return TextNode.valueOf(response.body());
        }
        try {
            var node = Payloads.parse(response.body());
            return node.isMissingNode() ? TextNode.valueOf("") : node;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(response.body());
        }
    }
}
