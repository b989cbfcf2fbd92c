package dev.signalbox.console.store;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.UploadsGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An S3 that keeps which file became which object. */
public final class ScriptedUploads implements UploadsGateway {
    public final Map<String, Path> objects = new LinkedHashMap<>();
    public Optional<Failure> failure = Optional.empty();
    /** Runs in the middle of a transfer. */
    public Runnable onHalf = () -> {};

    @Override
    public void upload(S3Location place, byte[] body, String contentType) {
        throw new UnsupportedOperationException("Files only");
    }

    @Override
    public boolean upload(S3Location place, Path file, boolean replace, Watcher watcher) throws GatewayException {
        if (!replace && objects.containsKey(place.uri())) {
            return false;
        }
        watcher.sent(file.toFile().length() / 2);
        onHalf.run();
        if (failure.isPresent() || watcher.cancelled()) {
            throw new GatewayException(failure.orElse(new Failure.Unreachable("s3.local-1", "broken off")));
        }
        objects.put(place.uri(), file);
        return true;
    }
}
