package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.UploadsGateway;
import dev.signalbox.console.model.Destination.S3Location;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Asks S3. */
public final class AwsUploadsGateway implements UploadsGateway {
    private final Lazy<S3Client> s3;
    private final AwsCalls calls;

    public AwsUploadsGateway(AwsClients clients) {
        boolean path = clients.connection().endpoint().isPresent();
        s3 = new Lazy<>(() -> clients.client(S3Client.builder().forcePathStyle(path)));
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public void upload(S3Location place, byte[] body, String contentType) throws GatewayException {
        calls.call(() -> s3.get().putObject(b -> b.bucket(place.bucket()).key(place.key()).contentType(contentType),
                RequestBody.fromBytes(body)));
    }
}
