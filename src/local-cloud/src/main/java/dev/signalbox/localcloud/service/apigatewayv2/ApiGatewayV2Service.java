package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.runtime.SocketRoute;
import dev.signalbox.localcloud.service.apigatewayv2.rest.RestApis;
import dev.signalbox.localcloud.service.apigatewayv2.socket.SocketApis;
import java.util.List;

/** API Gateway: HTTP and WebSocket APIs, and REST APIs, which AWS's SDKs know as an API of their own. */
public final class ApiGatewayV2Service implements AwsService {
    private final ApiStore apis;
    private final CloudContext context;
    private final SocketApis sockets;
    private final RestApis rest;

    public ApiGatewayV2Service(CloudContext context) {
        this.context = context;
        this.apis = new ApiStore(context.store());
        this.rest = new RestApis(context);
        this.sockets = new SocketApis(ExecuteApiRoute.PREFIX, apis, context);
    }

    @Override
    public void register(Operations operations) {
        rest.register(operations);
        new ApiOperations(apis, context, sockets).register(operations);
        new IntegrationOperations(apis).register(operations);
        new RouteOperations(apis).register(operations);
        new RouteResponseOperations(apis).register(operations);
        new StageOperations(apis, context.time(), sockets).register(operations);
        new DeploymentOperations(apis, context.time()).register(operations);
    }

    @Override
    public List<Route> routes() {
        return List.of(new ExecuteApiRoute(apis, context, sockets.management(), rest));
    }

    @Override
    public List<SocketRoute> sockets() {
        return List.of(sockets);
    }

    @Override
    public void resume() {
        sockets.resume();
    }

    @Override
    public void close() {
        sockets.close();
    }
}
