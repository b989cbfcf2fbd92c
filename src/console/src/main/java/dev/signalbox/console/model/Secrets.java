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

    /** Step Functions' task tokens, those of AWS and those of the local cloud, wherever they stand. */
    private static final Pattern TASK_TOKEN = Pattern.compile(
            "(?<![A-Za-z0-9+/_-])(?:AQC[A-Za-z0-9+/_-]{97,}={0,2}|YXJuO[A-Za-z0-9_-]{95,})");
    private static final int SHORTEST_TOKEN = 100;

    private Secrets() {}

    /** Whether the value under this JSON key, attribute or variable name is a secret. */
    public static boolean isSecretKey(String key) {
        return KEYS.contains(key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
    }

    /** Whether a value only says where a secret comes from, as definitions do: {@code $$.Task.Token}. */
    public static boolean isReference(String value) {
        return value.startsWith("$.") || value.startsWith("$$.") || value.startsWith("{%");
    }

    /** The text with task tokens and the secret parts of URLs taken out. */
    public static String withoutSecrets(String text) {
        String plain = text.indexOf('=') < 0 ? text : IN_URL.matcher(text).replaceAll("$1hidden");
        return plain.length() < SHORTEST_TOKEN ? plain : TASK_TOKEN.matcher(plain).replaceAll("hidden");
    }

    /** What may be shown of a named value: of a password nothing, of a URL all but its secret. */
    public static String shown(String name, String value) {
        boolean names = value.startsWith("arn:") || value.chars().allMatch(c -> c == '*');
        if (isSecretKey(name) && !names) {
            return "hidden";
        }
        return value.startsWith("{") || value.startsWith("[") ? redacted(value) : withoutSecrets(value);
    }

    /** JSON without the values of secret keys, and any text without the secrets in it. What is no JSON stays as it is otherwise. */
    public static String redacted(String text) {
        return RedactedJson.of(text).orElseGet(() -> withoutSecrets(text));
    }
}
