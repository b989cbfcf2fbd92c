package dev.signalbox.lambda.delivery;

import dev.signalbox.transfer.EnvironmentSettings;
import java.net.URI;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;

/** Connections of an API Gateway WebSocket API. */
final class ManagedClients implements Clients {
    private final ApiGatewayManagementApiClient api;

    ManagedClients(ApiGatewayManagementApiClient api) {
        this.api = api;
    }

    /** Of {@code WebSocketEndpoint}, the address with the stage that clients connect to. */
    static ManagedClients from(EnvironmentSettings env) {
        // wss becomes https; the client itself appends /@connections to the stage.
        var address = env.required("WebSocketEndpoint").replaceFirst("^ws", "http");
        return new ManagedClients(ApiGatewayManagementApiClient.builder().endpointOverride(URI.create(address))
                .build());
    }

    @Override
    public boolean push(String connectionId, String text) {
        try {
            api.postToConnection(b -> b.connectionId(connectionId).data(SdkBytes.fromUtf8String(text)));
            return true;
        } catch (GoneException e) {
            return false;
        }
    }
}
