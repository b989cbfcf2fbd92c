package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.IdentityGateway;
import software.amazon.awssdk.services.sts.StsClient;

/** Asks STS. */
public final class AwsIdentityGateway implements IdentityGateway {
    private final Lazy<StsClient> sts;
    private final AwsCalls calls;

    public AwsIdentityGateway(AwsClients clients) {
        sts = new Lazy<>(() -> clients.client(StsClient.builder()));
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public String account() throws GatewayException {
        return calls.call(() -> sts.get().getCallerIdentity().account());
    }
}
