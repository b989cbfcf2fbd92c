package dev.signalbox.console.gateway.transfer;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.transfer.StoredObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** What uploads ask of S3. Bodies are sent with checksums that S3 compares. May be called from many threads. */
public interface MultipartGateway {
    /** The code of the failure when there is an object and it may not be replaced. */
    String TAKEN = "PreconditionFailed";

    /** Empty when there is no such object. */
    Optional<StoredObject> find(S3Location object) throws GatewayException;

    /**
     * Puts a file in one request.
     *
     * @param piece all of it
     */
    void put(S3Location object, Piece piece, String contentType, boolean replace) throws GatewayException;

    /** @return the upload's id */
    String begin(S3Location object, String contentType) throws GatewayException;

    /** The parts that S3 has of an upload; empty when there is no such upload any more. */
    Optional<List<Part>> parts(S3Location object, String upload) throws GatewayException;

    Part send(S3Location object, String upload, int number, Piece piece) throws GatewayException;

    /** Makes the object; its parts must be given in their order. */
    void complete(S3Location object, String upload, List<Part> parts, boolean replace) throws GatewayException;

    /** Gives an upload up; nothing happens when there is none. */
    void abort(S3Location object, String upload) throws GatewayException;

    /** @param checksum in Base64, CRC32 */
    record Part(int number, long size, String etag, String checksum) {}

    /**
     * A piece of a file that is sent.
     *
     * @param sent told how many more bytes went out; may wait. Negative when a piece is sent anew
     */
    record Piece(Path file, long from, long size, LongConsumer sent) {}
}
