package dev.signalbox.localcloud.service.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks names and policy documents as IAM does, and makes its unique ids. */
final class IamNames {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private IamNames() {}

    static String name(@Nullable String name, String member, int longest) {
        if (name == null || name.length() > longest || !NAME.matcher(name).matches()) {
            throw IamErrors.invalid("1 validation error detected: Value '" + name + "' at '" + member
                    + "' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+ and have length less than or equal to "
                    + longest);
        }
        return name;
    }

    static String path(@Nullable String path) {
        var given = path == null ? "/" : path;
        if (!given.startsWith("/") || !given.endsWith("/")) {
            throw IamErrors.invalid("The specified value for path is invalid. It must begin and end with / and contain "
                    + "only alphanumeric characters and/or / characters.");
        }
        return given;
    }

    static String policy(@Nullable String document) {
        try {
            if (document != null && JSON.readTree(document).path("Statement").isContainerNode()) {
                return document;
            }
            throw IamErrors.malformedPolicy("Syntax errors in policy.");
        } catch (JsonProcessingException e) {
            throw IamErrors.malformedPolicy("This policy contains invalid Json");
        }
    }

    /** IAM gives documents back encoded as RFC 3986 has it. */
    static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace(
                "%7E", "~");
    }

    static String id(String prefix) {
        var id = new StringBuilder(prefix);
        while (id.length() < 21) {
            id.append(ID_LETTERS.charAt(ThreadLocalRandom.current().nextInt(ID_LETTERS.length())));
        }
        return id.toString();
    }
}
