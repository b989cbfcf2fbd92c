package dev.signalbox.localcloud.service.s3.objects;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Copies objects. A copy shares no file with its source, but where the system can, both share the bytes. */
public final class Copies {
    private static final long LARGEST = 5L << 30;

    private final Buckets buckets;
    private final ObjectStore objects;

    public Copies(Buckets buckets, ObjectStore objects) {
        this.buckets = buckets;
        this.objects = objects;
    }

    /**
     * What is to be copied where.
     *
     * @param sourceVersion empty for the current one
     * @param algorithm of a checksum that the copy shall have, besides what the source has
     * @param change makes the copy's record from the source's
     */
    public record Copy(ObjectAddress from, Optional<String> sourceVersion, Conditions onSource, ObjectAddress to,
            Conditions onTarget, Optional<String> algorithm, UnaryOperator<StoredObject> change) {}

    /** A source and what it became. */
    public record Copied(StoredObject source, StoredObject copy) {}

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when S3 would not copy */
    public Copied copy(Copy wanted) throws IOException {
        buckets.require(wanted.to().bucket());
        var source = source(wanted.from(), wanted.sourceVersion(), wanted.onSource());
        if (source.size() > LARGEST) {
            throw S3Errors.invalidRequest("The specified copy source is larger than the maximum allowable size for a "
                    + "copy source: " + LARGEST);
        }
        var changed = wanted.change().apply(source);
        Keys.check(wanted.to().key(), changed.metadata());
        var pieces = new ArrayList<Piece>();
        for (var piece : source.pieces()) {
            pieces.add(objects.contents().copy(piece));
        }
        var copy = objects.discardUnless(pieces, () -> place(wanted, described(changed, wanted, pieces)));
        return new Copied(source, copy);
    }

    /** A source that is not as the client wants it is a failed condition, also where a read would say "not modified". */
    public StoredObject source(ObjectAddress from, Optional<String> version, Conditions conditions) {
        var source = objects.read(from.bucket(), from.key(), version, Conditions.NONE);
        conditions.checkCopy(source);
        return source;
    }

    private StoredObject place(Copy wanted, StoredObject copy) {
        var bucket = wanted.to().bucket();
        return objects.replace(bucket, copy, wanted.onTarget(), placed -> objects.happens(bucket, ObjectEvents.COPY,
                placed));
    }

    /** The copy of what was uploaded in parts is one object as if it were uploaded at once. */
    private StoredObject described(StoredObject source, Copy wanted, List<Piece> pieces) {
        Set<String> algorithms = new LinkedHashSet<>(wanted.algorithm().map(Set::of).orElseGet(() -> source.checksums()
                .keySet()));
        boolean known = !source.isMultipart() && source.wholeChecksums() && source.checksums().keySet().equals(
                algorithms);
        var eTag = source.eTag();
        var checksums = source.checksums();
        if (!known) {
            try {
                var digest = objects.contents().digest(pieces, algorithms);
                eTag = digest.eTag();
                checksums = digest.checksums();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return new StoredObject(wanted.to().key(), source.size(), eTag, objects.now(), pieces, source.headers(), source
                .metadata(), checksums, true, source.settings(), Version.NONE);
    }
}
