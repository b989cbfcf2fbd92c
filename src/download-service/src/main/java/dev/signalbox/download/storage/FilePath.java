package dev.signalbox.download.storage;

import dev.signalbox.download.job.JobId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a file lies below the root of a storage: {@code [subpath/]<first 3 of id>/<id>}. There is none that leads
 * elsewhere.
 */
public record FilePath(String value) {
    /** In bytes, as those who keep files count: a key of S3 has 1024, a file name 255. */
    private static final int LONGEST = 1_024;
    private static final int LONGEST_SUBPATH = 900;
    private static final int LONGEST_SEGMENT = 255;
    private static final Pattern SAFE = Pattern.compile("[^\\p{Cntrl}\\p{Cs}\\\\]*");

    /** @throws IllegalArgumentException when it is not a relative path in its shortest form */
    public FilePath {
        var why = trouble(value, LONGEST);
        if (!why.isEmpty() || value.isEmpty() || !value.equals(shortest(value))) {
            throw new IllegalArgumentException("Not the path of a file in the storage: '" + value + "' " + why);
        }
    }

    /** @param subpath that {@link #checkSubpath} lets pass */
    public static FilePath of(JobId id, String subpath) {
        checkSubpath(subpath);
        var folder = shortest(subpath);
        var own = id.value().substring(0, 3) + "/" + id.value();
        return new FilePath(folder.isEmpty() ? own : folder + "/" + own);
    }

    /**
     * Slashes at the ends and in rows are taken away; anything else that would have to be is refused.
     *
     * @throws IllegalArgumentException with a text for the client
     */
    public static void checkSubpath(String subpath) {
        var why = trouble(subpath, LONGEST_SUBPATH);
        if (!why.isEmpty()) {
            throw new IllegalArgumentException("The subpath " + why);
        }
    }

    private static String trouble(String path, int longest) {
        if (!SAFE.matcher(path).matches()) {
            return "has a control character, half a character or a backslash";
        }
        if (bytes(path) > longest || segments(path).anyMatch(s -> bytes(s) > LONGEST_SEGMENT)) {
            return "is too long";
        }
        if (segments(path).anyMatch(FileSystemStorage.ID_FILE::equals)) {
            return "has a name that the storage keeps for itself";
        }
        return segments(path).anyMatch(s -> s.equals(".") || s.equals("..")) ? "must not have '.' or '..' in it" : "";
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String shortest(String path) {
        return segments(path).collect(Collectors.joining("/"));
    }

    private static Stream<String> segments(String path) {
        return Arrays.stream(path.split("/", -1)).filter(Predicate.not(String::isEmpty));
    }

    @Override
    public String toString() {
        return value;
    }
}
