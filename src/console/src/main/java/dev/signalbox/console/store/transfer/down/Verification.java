package dev.signalbox.console.store.transfer.down;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.transfer.Digest;
import dev.signalbox.console.gateway.transfer.DownloadsGateway;
import dev.signalbox.console.model.transfer.Algorithm;
import dev.signalbox.console.model.transfer.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Compares a file with the checksum that S3 has of its object: of the whole, or one made of those of its parts. */
final class Verification {
    private static final int BUFFER = 256 << 10;

    private final DownloadsGateway gateway;

    Verification(DownloadsGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * A checksum that S3 has.
     *
     * @param value in hex
     * @param parts it is made of; zero if it is of the whole
     */
    record Known(Algorithm algorithm, String value, int parts) {
        /** For the operator. */
        String words() {
            var name = algorithm == Algorithm.MD5 ? "MD5 (ETag)" : algorithm.name();
            return parts == 0 ? name : name + " of parts";
        }
    }

    /** The best one: of the whole rather than of parts. */
    static Optional<Known> known(StoredObject object) {
        var all = new ArrayList<Known>();
        object.checksums().forEach((algorithm, text) -> {
            int dash = text.indexOf('-');
            all.add(new Known(algorithm, HexFormat.of().formatHex(Base64.getDecoder().decode(dash < 0 ? text
                    : text.substring(0, dash))), dash < 0 ? 0 : Integer.parseInt(text.substring(dash + 1))));
        });
        var etag = object.etag().replace("\"", "");
        if (object.etagIsDigest() && etag.matches("[0-9a-f]{32}(-\\d{1,5})?")) {
            int parts = etag.length() == 32 ? 0 : Integer.parseInt(etag.substring(33));
            all.add(new Known(Algorithm.MD5, etag.substring(0, 32), parts));
        }
        return all.stream().filter(k -> k.parts() == 0).findFirst().or(() -> all.stream().findFirst());
    }

    /**
     * Reads the file and compares.
     *
     * @return by what; empty when S3 knows no checksum
     */
    String compare(StoredObject object, Path file) throws GatewayException, IOException {
        if (Files.size(file) != object.size()) {
            throw new MismatchException(file + " has " + Files.size(file) + " bytes instead of " + object.size());
        }
        var known = known(object);
        if (known.isEmpty()) {
            return "";
        }
        var found = known.get().parts() == 0 ? whole(known.get(), file) : ofParts(object, known.get(), file);
        check(object, known.get(), found);
        return known.get().words();
    }

    /** @param found in hex */
    static void check(StoredObject object, Known known, String found) throws IOException {
        if (!found.equals(known.value())) {
            throw new MismatchException(object.location().uri() + " is not what was stored: " + known.words() + " is "
                    + found + " instead of " + known.value());
        }
    }

    private String whole(Known known, Path file) throws IOException {
        var digest = gateway.digest(known.algorithm());
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            read(in, Long.MAX_VALUE, digest);
        }
        return HexFormat.of().formatHex(digest.value());
    }

    /** Parts mostly have the size of the first; only if that does not fit the others are asked for. */
    private String ofParts(StoredObject object, Known known, Path file) throws GatewayException, IOException {
        long first = gateway.partSize(object.location(), object.etag(), 1);
        if (first > 0 && (object.size() + first - 1) / first == known.parts()) {
            var all = new ArrayList<Long>();
            for (long at = 0; at < object.size(); at += first) {
                all.add(Math.min(first, object.size() - at));
            }
            var found = digestOfDigests(known, file, all);
            if (found.equals(known.value())) {
                return found;
            }
        }
        var sizes = new ArrayList<Long>();
        for (int part = 1; part <= known.parts(); part++) {
            sizes.add(gateway.partSize(object.location(), object.etag(), part));
        }
        return digestOfDigests(known, file, sizes);
    }

    private String digestOfDigests(Known known, Path file, List<Long> sizes) throws IOException {
        var part = gateway.digest(known.algorithm());
        var all = gateway.digest(known.algorithm());
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (long size : sizes) {
                read(in, size, part);
                var value = part.value();
                all.update(value, 0, value.length);
            }
        }
        return HexFormat.of().formatHex(all.value());
    }

    private static void read(InputStream in, long size, Digest digest) throws IOException {
        var buffer = new byte[BUFFER];
        long left = size;
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(left, BUFFER));
            if (count < 0) {
                return;
            }
            digest.update(buffer, 0, count);
            left -= count;
        }
    }
}
