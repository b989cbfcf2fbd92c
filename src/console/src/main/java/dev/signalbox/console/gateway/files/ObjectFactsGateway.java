package dev.signalbox.console.gateway.files;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.change.ObjectVersions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** What belongs to an object besides its bytes. */
public interface ObjectFactsGateway {
    Map<String, String> tags(ObjectRef object) throws GatewayException;

    /** Replaces all tags. */
    void tag(ObjectRef object, Map<String, String> tags) throws GatewayException;

    /** The newest versions of exactly this key. */
    ObjectVersions versions(S3Location object) throws GatewayException;

    /**
     * Whoever has this URL reads the object until it expires, so it is a secret: never show, log or keep it.
     *
     * @param valid at most seven days
     */
    URI presigned(ObjectRef object, Duration valid) throws GatewayException;
}
