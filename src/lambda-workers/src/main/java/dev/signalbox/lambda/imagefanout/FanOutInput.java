package dev.signalbox.lambda.imagefanout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.InvalidInput;
import java.util.List;
import java.util.Optional;

/**
 * The execution's input, checked.
 *
 * @param lambdaConcur downloads at a time within one invocation; 0 leaves it to the stack's parameter
 */
record FanOutInput(String baseUrl, Paths paths, int lambdaConcur) {
    static final int MOST_AT_A_TIME = 64;
    private static final int LONGEST_URL = 2048;

    /** What to fetch, relative to the base. */
    sealed interface Paths {
        /** In the input itself. */
        record Inline(List<String> paths) implements Paths {}

        /** In an S3 object, {@code s3://bucket/key}. */
        record InS3(String bucket, String key) implements Paths {}
    }

    /** @throws InvalidInput naming the field and what it may hold */
    static FanOutInput read(JsonNode input) {
        var base = input.path("baseUrl");
        if (!base.isTextual() || !base.asText().matches("(?i)https?://[^\\s/?#]+[^\\s?#]*")) {
            throw new InvalidInput("'baseUrl' must be an http or https URL without query");
        }
        return new FanOutInput(base.asText(), paths(input.path("resourcePaths")),
                concurrency(input.path("lambdaConcur")));
    }

    private static Paths paths(JsonNode paths) {
        if (paths.isTextual()) {
            return inS3(paths.asText());
        }
        if (!paths.isArray()) {
            throw new InvalidInput("'resourcePaths' must be a list of paths or the s3:// address of one");
        }
        return new Paths.Inline(paths.valueStream().map(p -> {
            if (!p.isTextual()) {
                throw new InvalidInput("'resourcePaths' must hold texts only, not " + p);
            }
            return checked(p.asText());
        }).toList());
    }

    /** @throws InvalidInput for what can be no path */
    static String checked(String path) {
        if (path.isBlank() || path.length() > LONGEST_URL) {
            throw new InvalidInput("A resource path must have 1 to " + LONGEST_URL + " characters, not '"
                    + path.substring(0, Math.min(path.length(), 50)) + "'");
        }
        return path;
    }

    private static Paths inS3(String address) {
        int slash = address.indexOf('/', "s3://".length());
        if (!address.startsWith("s3://") || slash < 0 || slash == address.length() - 1) {
            throw new InvalidInput("'resourcePaths' is no address of an object: " + address);
        }
        return new Paths.InS3(address.substring("s3://".length(), slash), address.substring(slash + 1));
    }

    /** A number or, as the original's scripts send it, a numeric text. */
    private static int concurrency(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return 0;
        }
        return Optional.of(node.asText()).filter(t -> t.matches("\\d{1,9}")).map(Integer::parseInt)
                .filter(n -> n <= MOST_AT_A_TIME)
                .orElseThrow(() -> new InvalidInput("'lambdaConcur' must be a whole number from 0 to "
                        + MOST_AT_A_TIME + ", not " + node));
    }
}
