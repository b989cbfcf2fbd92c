package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.Route;
import java.util.List;

/** API Gateway's HTTP APIs with Lambda proxy integrations. */
public final class ApiGatewayV2Service implements AwsService {
    private final ApiStore apis;
    private final CloudContext context;

    public ApiGatewayV2Service(CloudContext context) {
        this.context = context;
        this.apis = new ApiStore(context.store());
    }

    @Override
    public void register(Operations operations) {
        new ApiOperations(apis, context).register(operations);
        new IntegrationOperations(apis).register(operations);
        new RouteOperations(apis).register(operations);
        new StageOperations(apis, context.time()).register(operations);
        new DeploymentOperations(apis, context.time()).register(operations);
    }

    @Override
    public List<Route> routes() {
        return List.of(new ExecuteApiRoute(apis, context));
    }
}
