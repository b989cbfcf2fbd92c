package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.downloads.SecretsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.downloads.ApiKey;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Reads secrets from AWS Secrets Manager; what it reads is neither logged nor kept here. */
public final class AwsSecretsGateway implements SecretsGateway {
    private final Lazy<SecretsManagerClient> secrets;
    private final AwsCalls calls;

    public AwsSecretsGateway(AwsClients clients) {
        secrets = new Lazy<>(() -> clients.client(SecretsManagerClient.builder()));
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public ApiKey key(String arn) throws GatewayException {
        String text = calls.call(() -> secrets.get().getSecretValue(r -> r.secretId(arn)).secretString());
        if (text == null || text.isBlank()) {
            throw new GatewayException(new Failure.Rejected("NoKey", "The secret " + arn
                    + " holds no text. The key of a download service is the whole text of its secret.", Optional
                            .empty()));
        }
        return new ApiKey(text.strip());
    }
}
