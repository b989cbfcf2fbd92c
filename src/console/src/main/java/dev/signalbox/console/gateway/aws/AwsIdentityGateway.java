package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.IdentityGateway;
import dev.signalbox.console.model.environments.CallerIdentity;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Asks STS. */
public final class AwsIdentityGateway implements IdentityGateway {
    private static final Logger LOG = LoggerFactory.getLogger(AwsIdentityGateway.class);
    private final Lazy<StsClient> sts;
    private final Lazy<IamClient> iam;
    private final AwsCalls calls;

    public AwsIdentityGateway(AwsClients clients) {
        sts = new Lazy<>(() -> clients.client(StsClient.builder()));
        iam = new Lazy<>(() -> clients.client(IamClient.builder()));
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public String account() throws GatewayException {
        return calls.call(() -> sts.get().getCallerIdentity().account());
    }

    @Override
    public CallerIdentity caller() throws GatewayException {
        GetCallerIdentityResponse answer = calls.call(() -> sts.get().getCallerIdentity());
        return new CallerIdentity(answer.account(), answer.arn(), Optional.empty());
    }

    /** An endpoint without IAM is no trouble: the call is left out of what is said of the cloud's health. */
    @Override
    public Optional<String> alias() {
        try {
            return calls.call(() -> iam.get().listAccountAliases(b -> b.overrideConfiguration(CallWatcher::leaveOut))
                    .accountAliases().stream().findFirst());
        } catch (GatewayException e) {
            LOG.debug("The account's alias is not known: {}", e.failure().message());
            return Optional.empty();
        }
    }
}
