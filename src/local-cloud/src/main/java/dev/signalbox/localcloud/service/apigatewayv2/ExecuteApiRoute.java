package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.RequestSignature;
import dev.signalbox.localcloud.runtime.RequestSignature.Signed;
import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Deployment;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.RouteEntry;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Stage;
import dev.signalbox.localcloud.service.apigatewayv2.GatewayRequest.Http;
import dev.signalbox.localcloud.service.apigatewayv2.rest.RestApis;
import dev.signalbox.localcloud.service.apigatewayv2.socket.ConnectionsApi;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Serves the deployed stages below {@code /_aws/execute-api/<api>}. */
final class ExecuteApiRoute implements Route {
    static final String PREFIX = "/_aws/execute-api/";
    private static final Logger LOG = LoggerFactory.getLogger(ExecuteApiRoute.class);
    private static final int BODY_LIMIT = 10 * 1024 * 1024;

    private final ApiStore apis;
    private final CloudContext context;
    private final LambdaIntegration lambda;
    private final OperationIntegration operations;
    private final ConnectionsApi connections;
    private final RestApis rest;
    private final Throttling throttling;
    private final RequestSignature signature;

    ExecuteApiRoute(ApiStore apis, CloudContext context, ConnectionsApi connections, RestApis rest) {
        this.rest = rest;
        this.apis = apis;
        this.context = context;
        this.lambda = new LambdaIntegration(context);
        this.operations = new OperationIntegration(context);
        this.connections = connections;
        this.throttling = new Throttling(context.time());
        this.signature = new RequestSignature(context, "execute-api");
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean isOpenToPages() {
        return true;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var id = UUID.randomUUID().toString();
        response.setHeader("apigw-requestid", id);
        answer(request, id).write(response);
    }

    private GatewayAnswer answer(HttpServletRequest request, String id) throws IOException {
        var target = request.getRequestURI().substring(PREFIX.length());
        int slash = target.indexOf('/');
        var name = slash < 0 ? target : target.substring(0, slash);
        var path = slash < 0 ? "/" : target.substring(slash);
        if (rest.has(name)) {
            return rest.answer(request, name, path, id);
        }
        var api = apis.find(name).filter(a -> !a.about().endpointDisabled());
        if (api.isPresent() && api.get().isSocket()) {
            return ConnectionsApi.isOne(path) ? connections.answer(request, api.get().id(), path)
                    : GatewayAnswer.message(403, "Forbidden");
        }
        var http = GatewayRequest.read(request, BODY_LIMIT);
        if (api.isEmpty()) {
            return GatewayAnswer.message(404, "Not Found");
        }
        if (http.body().length > BODY_LIMIT) {
            return GatewayAnswer.message(413, "Request Entity Too Large");
        }
        var crossOrigin = CrossOrigin.of(api.get());
        var preflight = crossOrigin.flatMap(c -> c.preflight(http));
        if (preflight.isPresent()) {
            return preflight.get();
        }
        var answer = served(api.get(), path, http, id);
        return crossOrigin.map(c -> c.mark(answer, http)).orElse(answer);
    }

    private GatewayAnswer served(ApiRecord api, String path, Http http, String id) {
        var staged = staged(api, path);
        var matched = staged.flatMap(s -> match(api, s, http.method()));
        if (staged.isEmpty() || matched.isEmpty()) {
            return GatewayAnswer.message(404, "Not Found");
        }
        var stage = staged.get().stage();
        if (!throttling.admits(api.id() + "/" + stage.name(), stage.throttle())) {
            return GatewayAnswer.message(429, "Too Many Requests");
        }
        var route = matched.get().route();
        Optional<Caller> caller = Optional.empty();
        if (route.authorization().isPresent()) {
            caller = caller(http).filter(c -> mayInvoke(c, api.id() + "/" + stage.name() + "/" + http.method() + path));
            if (caller.isEmpty()) {
                return GatewayAnswer.message(403, "Forbidden");
            }
        }
        return integrated(new GatewayRequest(id, api, stage, route, path, matched.get().parameters(), http, context
                .time().now(), caller));
    }

    private boolean mayInvoke(Caller caller, String resource) {
        try {
            context.calls().guard().action("execute-api:Invoke", context.arn("execute-api", resource), caller);
            return true;
        } catch (AwsServiceException e) {
            LOG.info("A request is refused: {}", ServiceError.messageOf(e));
            return false;
        }
    }

    private Optional<Caller> caller(Http http) {
        try {
            return Optional.of(signature.verify(new Signed(http.method(), http.rawPath(), http.rawQuery(),
                    name -> Optional.ofNullable(http.headers().get(name.toLowerCase(Locale.ROOT))).map(values -> String
                            .join(",", values)), http.body())));
        } catch (AwsServiceException e) {
            LOG.info("A request is refused: {}", ServiceError.messageOf(e));
            return Optional.empty();
        }
    }

    private GatewayAnswer integrated(GatewayRequest request) {
        var integration = request.api().servedBy(request.stage()).flatMap((Deployment d) -> d.integration(request
                .route()));
        if (integration.isEmpty()) {
            LOG.warn("Route {} of API {} has no integration", request.route().key(), request.api().id());
            return GatewayAnswer.internalError();
        }
        return integration.get().subtype().isPresent() ? operations.answer(request, integration.get())
                : lambda.answer(request, integration.get());
    }

    private record Staged(Stage stage, String path) {}

    /** A stage with the name of the first segment, else the default stage. */
    private static Optional<Staged> staged(ApiRecord api, String path) {
        int end = path.indexOf('/', 1);
        var named = api.stages().get(path.substring(1, end < 0 ? path.length() : end));
        if (named != null) {
            return Optional.of(new Staged(named, end < 0 ? "/" : path.substring(end)));
        }
        return Optional.ofNullable(api.stages().get("$default")).map(s -> new Staged(s, path));
    }

    private record Matched(RouteKey key, RouteEntry route, Map<String, String> parameters) {}

    private static Optional<Matched> match(ApiRecord api, Staged staged, String method) {
        return api.servedBy(staged.stage()).stream().flatMap(d -> d.routes().stream()).flatMap(route -> {
            var key = RouteKey.parse(route.key());
            return key.match(method, staged.path()).map(p -> new Matched(key, route, p)).stream();
        }).min(Comparator.comparing(Matched::key));
    }
}
