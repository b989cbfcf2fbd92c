package dev.signalbox.localcloud.service.s3.objects;

import java.util.Map;
import java.util.Objects;

/**
 * A file that a body is made of.
 *
 * @param checksums of this piece alone, base64 by algorithm, if it was uploaded as a part with any
 */
public record Piece(String id, long size, Map<String, String> checksums) {
    public Piece {
        checksums = Map.copyOf(Objects.requireNonNullElse(checksums, Map.of()));
    }

    Piece(String id, long size) {
        this(id, size, Map.of());
    }
}
