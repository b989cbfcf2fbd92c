package dev.signalbox.localcloud.service.s3.objects;

import java.util.Optional;
import java.util.regex.Pattern;

/** A part of a body. */
public record ByteRange(long from, long length) {
    private static final Pattern HEADER = Pattern.compile("bytes=(\\d*)-(\\d*)");

    /**
     * What a {@code Range} header means for a body of this size; a header that is no single byte range is ignored, as
     * HTTP has it.
     */
    public static Optional<ByteRange> of(String header, long size) {
        var range = HEADER.matcher(header.strip());
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        try {
            return of(range.group(1), range.group(2), size);
        } catch (NumberFormatException e) {
            throw S3Errors.invalidRange();
        }
    }

    private static Optional<ByteRange> of(String first, String last, long size) {
        if (first.isEmpty()) {
            long length = Math.min(Long.parseLong(last), size);
            if (length == 0) {
                throw S3Errors.invalidRange();
            }
            return Optional.of(new ByteRange(size - length, length));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        if (from >= size) {
            throw S3Errors.invalidRange();
        }
        return to < from ? Optional.empty() : Optional.of(new ByteRange(from, to - from + 1));
    }

    /** The {@code Content-Range} header. */
    public String header(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
