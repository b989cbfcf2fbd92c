package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.UploadsGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Asks S3. */
public final class AwsUploadsGateway implements UploadsGateway {
    /** What S3 takes in one request. */
    private static final long LARGEST = 5L << 30;
    private static final String TAKEN = "PreconditionFailed";

    private final Lazy<S3Client> s3;
    private final AwsCalls calls;

    public AwsUploadsGateway(AwsClients clients) {
        s3 = S3Access.of(clients);
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public void upload(S3Location place, byte[] body, String contentType) throws GatewayException {
        calls.call(() -> s3.get().putObject(b -> b.bucket(place.bucket()).key(place.key()).contentType(contentType),
                RequestBody.fromBytes(body)));
    }

    @Override
    public boolean upload(S3Location place, Path file, boolean replace, Watcher watcher) throws GatewayException {
        var type = Objects.requireNonNullElse(URLConnection.guessContentTypeFromName(file.getFileName().toString()),
                "application/octet-stream");
        var request = PutObjectRequest.builder().bucket(place.bucket()).key(place.key()).contentType(type)
                .ifNoneMatch(replace ? null : "*").build();
        try {
            var body = RequestBody.fromContentProvider(() -> WatchedFile.open(file, watcher), size(file), type);
            calls.call(() -> s3.get().putObject(request, body));
            return true;
        } catch (GatewayException e) {
            if (!replace && e.failure().code().equals(TAKEN)) {
                return false;
            }
            throw e;
        } catch (UncheckedIOException e) {
            throw unread(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unread(e);
        }
    }

    private static long size(Path file) throws IOException, GatewayException {
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new GatewayException(new Failure.Rejected("EntityTooLarge", file
                    + " has more than 5 GiB, which is the most that the console uploads.", Optional.empty()));
        }
        return size;
    }

    private static GatewayException unread(IOException e) {
        return new GatewayException(new Failure.Unexpected(e.getClass().getSimpleName(), String.valueOf(e
                .getMessage()), Optional.empty()), e);
    }
}
