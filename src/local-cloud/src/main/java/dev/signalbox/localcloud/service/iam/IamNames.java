package dev.signalbox.localcloud.service.iam;

import dev.signalbox.localcloud.policy.MalformedPolicy;
import dev.signalbox.localcloud.policy.PolicyDocument;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks names and policy documents as IAM does, and makes its unique ids. */
final class IamNames {
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
        return read(document, PolicyDocument::forIdentity);
    }

    /** A policy that says who may assume a role. */
    static String trust(@Nullable String document) {
        return read(document, PolicyDocument::forTrust);
    }

    @FunctionalInterface
    private interface Check {
        PolicyDocument of(PolicyDocument document) throws MalformedPolicy;
    }

    private static String read(@Nullable String document, Check check) {
        var text = String.valueOf(document);
        try {
            check.of(PolicyDocument.parse(text));
            return text;
        } catch (MalformedPolicy e) {
            throw IamErrors.malformedPolicy(String.valueOf(e.getMessage()));
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
