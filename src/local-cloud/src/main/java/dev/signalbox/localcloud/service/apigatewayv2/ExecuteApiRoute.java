package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.RouteEntry;
import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Stage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Serves the deployed stages below {@code /_aws/execute-api/<api>}. */
final class ExecuteApiRoute implements Route {
    static final String PREFIX = "/_aws/execute-api/";
    private static final int BODY_LIMIT = 10 * 1024 * 1024;

    private final ApiStore apis;
    private final CloudContext context;
    private final LambdaIntegration lambda;
    private final Throttling throttling;

    ExecuteApiRoute(ApiStore apis, CloudContext context) {
        this.apis = apis;
        this.context = context;
        this.lambda = new LambdaIntegration(context);
        this.throttling = new Throttling(context.time());
    }

    @Override
    public String prefix() {
        return PREFIX;
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
        var api = apis.find(slash < 0 ? target : target.substring(0, slash)).filter(a -> !a.about()
                .endpointDisabled());
        var http = GatewayRequest.read(request, BODY_LIMIT);
        if (api.isEmpty()) {
            return GatewayAnswer.message(404, "Not Found");
        }
        if (http.body().length > BODY_LIMIT) {
            return GatewayAnswer.message(413, "Request Entity Too Large");
        }
        var path = slash < 0 ? "/" : target.substring(slash);
        var staged = staged(api.get(), path);
        var matched = staged.flatMap(s -> match(api.get(), s, http.method()));
        if (staged.isEmpty() || matched.isEmpty()) {
            return GatewayAnswer.message(404, "Not Found");
        }
        var stage = staged.get().stage();
        if (!throttling.admits(api.get().id() + "/" + stage.name(), stage.throttle())) {
            return GatewayAnswer.message(429, "Too Many Requests");
        }
        var gatewayRequest = new GatewayRequest(id, api.get(), stage, matched.get().route(), path, matched.get()
                .parameters(), http, context.time().now());
        return lambda.answer(gatewayRequest);
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
