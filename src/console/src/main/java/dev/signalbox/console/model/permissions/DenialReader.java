package dev.signalbox.console.model.permissions;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the sentences in which AWS refuses. Most services write "User: … is not authorized to perform: … on resource: … because no
 * … policy allows the … action", or "with an explicit deny in a … policy". Some leave out parts; old ones say only that access is
 * denied, and EC2 adds a message that only its own API decodes.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Access denied messages</a>
 */
public final class DenialReader {
    private static final Pattern SENTENCE = Pattern.compile(
            "(?:(?:User|Role|Principal): ?(?<who>[^\\s,]+) )?is not authorized to perform:? \\[?(?<action>[a-z0-9-]+:[A-Za-z]+)\\]?"
                    + "(?: on resources?: ?\\[?\"?(?<resource>[^\\s\",\\]]+))?");
    private static final Pattern EXPLICIT = Pattern.compile("explicit(?:ly)? den(?:y|ied)", Pattern.CASE_INSENSITIVE);
    /** How AWS says that it knows no single resource. */
    private static final Pattern NO_RESOURCE = Pattern.compile("\\*|null|None|unknown");

    private DenialReader() {}

    /**
     * What a refusal says.
     *
     * @param message as the service wrote it
     * @param asked the action of the call that was refused, where it is known; the message may name another one
     */
    public static Optional<Denial> read(String message, Optional<String> asked) {
        Matcher sentence = SENTENCE.matcher(message);
        boolean explicit = EXPLICIT.matcher(message).find();
        PolicyKind kind = PolicyKind.in(message);
        if (sentence.find()) {
            String action = sentence.group("action");
            return Optional.of(new Denial(asked.filter(action::equalsIgnoreCase).orElse(action), Optional.ofNullable(
                    sentence.group("resource")).map(DenialReader::resource), Optional.ofNullable(sentence.group(
                            "who")), kind, explicit));
        }
        return asked.map(a -> new Denial(a, Optional.empty(), Optional.empty(), kind, explicit));
    }

    private static String resource(String told) {
        String plain = told.endsWith(".") ? told.substring(0, told.length() - 1) : told;
        return NO_RESOURCE.matcher(plain).matches() ? Denial.ALL : plain;
    }
}
