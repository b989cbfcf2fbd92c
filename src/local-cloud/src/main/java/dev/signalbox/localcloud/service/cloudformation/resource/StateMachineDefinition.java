package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a state machine's definition comes from, with {@code ${Name}} replaced by its substitutions. */
public final class StateMachineDefinition {
    private static final int LARGEST = 1_048_576;
    private static final List<String> SOURCES = List.of("Definition", "DefinitionString", "DefinitionS3Location");
    private static final Pattern NAME = Pattern.compile("\\$\\{([^}]*)}");

    private StateMachineDefinition() {}

    public static String of(ResourceRequest request) {
        var given = SOURCES.stream().filter(request::has).toList();
        if (given.size() != 1) {
            throw InvalidTemplate.error("Exactly one of " + SOURCES + " must be specified, found " + given);
        }
        var text = switch (given.getFirst()) {
            case "Definition" -> request.get("Definition").toString();
            case "DefinitionString" -> request.text("DefinitionString");
            default -> stored(request);
        };
        return substitute(request, text);
    }

    private static String stored(ResourceRequest request) {
        var location = request.get("DefinitionS3Location");
        var bucket = location.path("Bucket").asText();
        var key = location.path("Key").asText();
        try (var body = request.cloud().objects().open(bucket, key)) {
            byte[] bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw InvalidTemplate.error("The definition s3://" + bucket + "/" + key + " is larger than " + LARGEST
                        + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the definition s3://" + bucket + "/" + key, e);
        }
    }

    /** Names without a substitution stay: they may be meant for the definition itself. */
    private static String substitute(ResourceRequest request, String text) {
        var values = new HashMap<String, String>();
        request.get("DefinitionSubstitutions").properties().forEach(e -> values.put(e.getKey(), e.getValue()
                .asText()));
        return NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1),
                found.group())));
    }
}
