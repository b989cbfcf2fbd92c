package dev.signalbox.console.model.files;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.PastedText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an operator types into the address bar: {@code s3://}, an ARN, an S3 URL in any style, or bucket/key. */
public final class S3Address {
    private static final Pattern PATH_STYLE = Pattern.compile(
            "https?://(?:s3[.-][a-z0-9.-]*amazonaws\\.com(?:\\.cn)?|127\\.0\\.0\\.1:\\d+|localhost:\\d+)"
                    + "/([a-z0-9][a-z0-9.\\-]{1,62})(?:/([^?#]*))?(?:[?#].*)?");
    private static final Pattern HOST_STYLE = Pattern.compile(
            "https?://([a-z0-9][a-z0-9.\\-]{1,62})\\.s3[.-][a-z0-9.-]*amazonaws\\.com(?:\\.cn)?(?:/([^?#]*))?(?:[?#].*)?");
    private static final Pattern BARE = Pattern.compile("([a-z0-9][a-z0-9.\\-]{1,62})(?:/(.*))?");

    private static final Pattern OTHER_ARN = Pattern.compile("arn:[\\w-]+:s3[\\w-]*:[\\w-]*:\\d+:.+");

    private S3Address() {}

    /** Whether the text is the ARN of something of S3 that is no bucket, such as an access point. */
    public static boolean isOtherArn(String text) {
        return OTHER_ARN.matcher(text.strip()).matches();
    }

    /** The place that the text names; empty when it names none. */
    public static Optional<S3Location> read(String text) {
        var typed = text.strip();
        for (var url : new Pattern[]{HOST_STYLE, PATH_STYLE}) {
            var matcher = url.matcher(typed);
            if (matcher.matches()) {
                return decoded(matcher.group(2)).map(key -> new S3Location(matcher.group(1), key));
            }
        }
        var pasted = PastedText.destination(typed);
        if (pasted.isPresent()) {
            return pasted.filter(S3Location.class::isInstance).map(S3Location.class::cast);
        }
        var bare = BARE.matcher(typed);
        return bare.matches() ? Optional.of(new S3Location(bare.group(1), bare.group(2) == null ? "" : bare.group(2)))
                : Optional.empty();
    }

    /** URLs write keys with percent signs; a plus in a path is a plus. */
    private static Optional<String> decoded(@Nullable String path) {
        try {
            return Optional.of(
                    path == null ? "" : URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The place above: the folder, the bucket, and at last the list of buckets. */
    public static Destination above(S3Location place) {
        if (place.key().isEmpty()) {
            return new Destination.Files();
        }
        int slash = place.key().lastIndexOf('/', place.key().length() - 2);
        return new S3Location(place.bucket(), place.key().substring(0, slash + 1));
    }
}
