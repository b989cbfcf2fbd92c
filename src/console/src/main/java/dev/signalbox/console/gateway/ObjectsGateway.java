package dev.signalbox.console.gateway;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FilePage;
import dev.signalbox.console.model.files.FileProperties;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Buckets and what is in them. */
public interface ObjectsGateway {
    List<FileEntry> buckets() throws GatewayException;

    /**
     * One page of the keys that begin with the place's key, those with a further slash summed up as folders.
     *
     * @param token of the page, from the one before
     */
    FilePage page(S3Location place, Optional<String> token) throws GatewayException;

    /** As {@link #page}, but all objects, however deep. */
    FilePage deepPage(S3Location place, Optional<String> token) throws GatewayException;

    FileProperties properties(S3Location object) throws GatewayException;

    /** The first bytes of an object, fewer if it is shorter. */
    byte[] first(S3Location object, int bytes) throws GatewayException;

    /** The whole body; the caller closes it. Closing early ends the transfer. */
    InputStream open(S3Location object) throws GatewayException;
}
