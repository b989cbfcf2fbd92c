package dev.signalbox.localcloud.service.apigatewayv2.rest;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.RequestSignature;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.apigatewayv2.GatewayAnswer;
import dev.signalbox.localcloud.service.apigatewayv2.RouteKey;
import dev.signalbox.localcloud.service.apigatewayv2.rest.RestApiRecord.Node;
import dev.signalbox.localcloud.service.apigatewayv2.rest.RestRequest.Incoming;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigateway.model.Method;
import software.amazon.awssdk.services.apigateway.model.Stage;

/** REST APIs: takes requests to their stages. */
public final class RestApis {
    private static final int BODY_LIMIT = 10 * 1024 * 1024;

    private final RestApiStore apis;
    private final CloudContext context;
    private final RestIntegration integration;
    private final RequestSignature signature;

    public RestApis(CloudContext context) {
        this.context = context;
        this.apis = new RestApiStore(context.store());
        this.integration = new RestIntegration(context);
        this.signature = new RequestSignature(context, "execute-api");
    }

    public void register(Operations operations) {
        new RestApiOperations(apis, context).register(operations);
        new ResourceOperations(apis).register(operations);
        new MethodOperations(apis).register(operations);
        new RestDeploymentOperations(apis, context.time()).register(operations);
        new RestStageOperations(apis, context.time()).register(operations);
    }

    /** Whether there is a REST API of that id. */
    public boolean has(String id) {
        return apis.find(id).isPresent();
    }

    /**
     * The answer to one request.
     *
     * @param path below the API, beginning with the stage
     */
    public GatewayAnswer answer(HttpServletRequest request, String api, String path, String requestId)
            throws IOException {
        var http = incoming(request);
        var record = apis.find(api).filter(a -> !Boolean.TRUE.equals(a.view().disableExecuteApiEndpoint()));
        int end = path.indexOf('/', 1);
        var stage = record.flatMap(r -> r.stage(path.substring(1, end < 0 ? path.length() : end)));
        if (record.isEmpty() || stage.isEmpty()) {
            return GatewayAnswer.message(403, "Forbidden");
        }
        if (http.body().length > BODY_LIMIT) {
            return GatewayAnswer.message(413, "Request Too Long");
        }
        var below = end < 0 ? "/" : path.substring(end);
        try {
            var taken = match(record.get(), stage.get(), http.method(), below).orElseThrow(RestApis::unsigned);
            var caller = "AWS_IAM".equals(taken.method().authorizationType()) ? Optional.of(permitted(http, api,
                    path, stage.get()))
                    : Optional.<Caller>empty();
            return integration.answer(new RestRequest(requestId, record.get().view(), stage.get(), taken.node(), taken
                    .method(), below, taken.parameters(), http, context.time().now(), caller));
        } catch (AwsServiceException e) {
            return refusal(e);
        }
    }

    private static Incoming incoming(HttpServletRequest request) throws IOException {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        headers.putIfAbsent("X-Forwarded-For", List.of(request.getRemoteAddr()));
        headers.putIfAbsent("X-Forwarded-Port", List.of(Integer.toString(request.getLocalPort())));
        headers.putIfAbsent("X-Forwarded-Proto", List.of("http"));
        return new Incoming(request.getMethod(), request.getProtocol(), request.getRequestURI(), Optional.ofNullable(
                request.getQueryString()).orElse(""), headers, request.getRemoteAddr(), request.getInputStream()
                        .readNBytes(BODY_LIMIT + 1));
    }

    private record Taken(RouteKey key, Node node, Method method, Map<String, String> parameters) {}

    private static Optional<Taken> match(RestApiRecord api, Stage stage, String method, String path) {
        var deployed = Optional.ofNullable(api.deployments().get(stage.deploymentId()));
        var plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return deployed.stream().flatMap(d -> d.resources().stream()).flatMap(node -> node.methods().entrySet().stream()
                .flatMap(entry -> {
                    var key = RouteKey.parse(entry.getKey() + " " + node.path());
                    return key.match(method, plain).map(p -> new Taken(key, node, ModelJson.read(entry.getValue(),
                            Method.class), p)).stream();
                })).min(Comparator.comparing(Taken::key));
    }

    /** Who signed, if that may invoke the method. */
    private Caller permitted(Incoming http, String api, String path, Stage stage) {
        var caller = caller(http);
        int end = path.indexOf('/', 1);
        context.calls().guard().action("execute-api:Invoke", context.arn("execute-api", api + "/" + stage.stageName()
                + "/"
                + http.method() + (end < 0 ? "/" : path.substring(end))), caller);
        return caller;
    }

    private Caller caller(Incoming http) {
        return signature.verify(new RequestSignature.Signed(http.method(), http.rawPath(), http.rawQuery(),
                http::header, http.body()));
    }

    /** What API Gateway says of paths that it does not know. */
    private static AwsServiceException unsigned() {
        return ServiceError.of(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    private static GatewayAnswer refusal(AwsServiceException error) {
        var answer = GatewayAnswer.message(error.statusCode(), ServiceError.messageOf(error));
        var headers = new LinkedHashMap<>(answer.headers());
        headers.put("x-amzn-errortype", List.of(ServiceError.codeOf(error)));
        return new GatewayAnswer(answer.status(), headers, answer.body());
    }
}
