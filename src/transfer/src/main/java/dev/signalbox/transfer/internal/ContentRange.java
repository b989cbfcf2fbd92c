package dev.signalbox.transfer.internal;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A Content-Range header of a 206 answer. */
record ContentRange(long first, long last, OptionalLong total) {
    private static final Pattern FORM = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    static Optional<ContentRange> parse(String header) {
        var match = FORM.matcher(header.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var total = match.group(3).equals("*") ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(match.group(3)));
        return Optional.of(new ContentRange(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)), total));
    }
}
