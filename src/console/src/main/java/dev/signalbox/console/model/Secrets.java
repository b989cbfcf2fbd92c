package dev.signalbox.console.model;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What must never be shown or copied: task tokens, callback secrets, signatures of presigned URLs. */
public final class Secrets {
    private static final Set<String> KEYS = Set.of("tasktoken", "token", "secret", "secrethash", "callbacksecret",
            "answerhash",
            "secretaccesskey", "password", "authorization");
    private static final Pattern IN_URL = Pattern.compile(
            "(?i)([?&](?:secret|token|x-amz-signature|x-amz-security-token)=)[^&\\s\"']+");

    private Secrets() {}

    /** Whether the value under this JSON key, attribute or variable name is a secret. */
    public static boolean isSecretKey(String key) {
        return KEYS.contains(key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
    }

    /** The text with the secret parts of URLs taken out. */
    public static String withoutSecrets(String text) {
        return text.indexOf('=') < 0 ? text : IN_URL.matcher(text).replaceAll("$1hidden");
    }
}
