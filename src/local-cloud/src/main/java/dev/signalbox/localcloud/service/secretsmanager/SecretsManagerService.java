package dev.signalbox.localcloud.service.secretsmanager;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;

/** Secrets with versions and labels. Rotation, replication and resource policies are not there. */
public final class SecretsManagerService implements AwsService {
    private final Secrets secrets;

    public SecretsManagerService(CloudContext context) {
        this.secrets = new Secrets(context);
    }

    @Override
    public void register(Operations operations) {
        new ValueOperations(secrets).register(operations);
        new SecretOperations(secrets).register(operations);
        operations.on(GetRandomPasswordRequest.class, request -> GetRandomPasswordResponse.builder().randomPassword(
                Password.of(request)).build());
    }

    /** A name or a part of an ARN names a secret as well. */
    @Override
    public Optional<String> resource(AwsRequest request) {
        if (!request.getClass().getPackage().equals(GetSecretValueRequest.class.getPackage())) {
            return Optional.empty();
        }
        var reference = request.getValueForField("SecretId", String.class);
        return reference.flatMap(secrets::find).map(Secret::arn).or(() -> reference);
    }

    @Override
    public void resume() {
        secrets.sweep();
    }
}
