package dev.signalbox.console.model.cause;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.InputSchema.Parsed;
import dev.signalbox.console.model.PastedText;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An S3 object that a failure has to do with, and where it is named. */
public record ObjectClue(S3Location place, Where where) {
    private static final Pattern URI = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,62})/([^\\s\"'\\\\<>,;)\\]}]*)");
    private static final Pattern END = Pattern.compile("[.:!?]+$");

    public enum Where {
        LOG, ERROR, PARAMETERS, INPUT
    }

    /** The first that a text names. */
    static Optional<ObjectClue> first(String text, Where where) {
        return places(text).stream().findFirst().map(p -> new ObjectClue(p, where));
    }

    /** The one that a text names; of several, none is more likely than another. */
    static Optional<ObjectClue> only(String text, Where where) {
        Set<S3Location> all = places(text);
        return all.size() == 1 ? first(text, where) : Optional.empty();
    }

    private static Set<S3Location> places(String text) {
        Set<S3Location> found = new LinkedHashSet<>();
        if (InputSchema.parse(text) instanceof Parsed.Good(JsonNode json) && json.isContainerNode()) {
            walk(json, found);
        } else {
            Matcher uri = URI.matcher(text);
            while (uri.find()) {
                found.add(new S3Location(uri.group(1), END.matcher(uri.group(2)).replaceFirst("")));
            }
        }
        return found;
    }

    private static void named(String value, Set<S3Location> found) {
        if (value.startsWith("s3://")) {
            PastedText.destination(value).filter(S3Location.class::isInstance).ifPresent(p -> found.add(
                    (S3Location) p));
        } else if (value.contains("s3://") || value.contains("ucket\"")) {
            found.addAll(places(value));
        }
    }

    private static void walk(JsonNode node, Set<S3Location> found) {
        String bucket = node.path("Bucket").asText(node.path("bucket").asText(""));
        String key = node.path("Key").asText(node.path("key").asText(""));
        if (!bucket.isBlank() && !key.isBlank()) {
            found.add(new S3Location(bucket, key));
        }
        node.forEach(child -> {
            if (child.isContainerNode()) {
                walk(child, found);
            } else if (child.isTextual()) {
                named(child.textValue(), found);
            }
        });
    }
}
