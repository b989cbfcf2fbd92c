package dev.signalbox.console.model.report;

import dev.signalbox.console.model.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes out of a text what nobody may see who only helps: secrets of every kind, who the operator is and, if not wanted otherwise,
 * which accounts there are. It would rather take too much. The same account has the same name in all texts of one redaction and
 * another one in the next, so that names of two reports cannot be told to be of one account, nor guessed by trying all numbers.
 */
public final class Redaction {
    private static final int SHORTEST = 8;
    /** To its end, or as far as it may be one. */
    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN [A-Z ]*PRIVATE KEY-----(?:(?s:.{0,8000}?)-----END [A-Z ]*PRIVATE KEY-----|[^-]*)");
    private static final String PIECE = "(?:[A-Za-z0-9+/=]|\\\\/|%2[BbFf]|%3[Dd])";
    /** A secret key has forty characters; nothing that is worth reading has so many without a stop. */
    private static final Pattern LONG = Pattern.compile(PIECE + "{40,}+");
    /** Tokens may also have dashes, and so may names, which are shorter. */
    private static final Pattern LONGER = Pattern.compile("[A-Za-z0-9+/=_~-]{80,}+");
    private static final Pattern FRAME = Pattern.compile("\\s*at [\\w.$/@<>-]+\\([\\w.$: ]*\\)(?: ~?\\[.*])?");
    private static final Pattern ACCESS_KEY = Pattern.compile(
            "(?<![A-Z0-9])(?:A[KS]IA|AB[IS]A|ACCA|AIDA|AROA|AGPA|AIPA|AN[PV]A|AP[KS]A|ASCA)[A-Z0-9]{12,}+");
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{5,}+(?:\\.[A-Za-z0-9_-]*+){1,4}");
    private static final Pattern SSO = Pattern.compile("(?<![A-Za-z0-9])aoa[A-Za-z0-9+/=_:-]{20,}+");
    private static final Pattern SCHEME = Pattern.compile(
            "(?i)(?<![a-z])(bearer|basic|digest|negotiate)\\s+[A-Za-z0-9+/=._~-]{6,}+");
    private static final Pattern SIGNED = Pattern.compile("(?i)AWS4-(?:HMAC|ECDSA)[^\\r\\n]*");
    private static final Pattern USER_INFO = Pattern.compile("(://|(?i:%3A%2F%2F))[^/?#\\s\"'<>]*(?:@|%40)");
    /** A password that is not encoded as it should be. */
    private static final Pattern ODD_PASSWORD = Pattern.compile(
            "(://)[^\\s/:\"'<>]{1,100}:(?!\\d{1,5}(?:[/?#\\s\"']|$))[^\\s\"'<>]{1,300}@");
    private static final Pattern MAIL = Pattern.compile(
            "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}+@[A-Za-z0-9-]{1,60}(?:\\.[A-Za-z0-9-]{1,60}){0,5}\\.[A-Za-z]{2,10}");
    private static final Pattern ACCOUNT = Pattern.compile(
            "(?:(?<!\\d)|(?<=%\\d\\d))(?:\\d{12}|\\d{4}-\\d{4}-\\d{4})(?!\\d)");

    private final Person person;
    /** The longest first: one may begin with another. */
    private final List<String> known;
    private final boolean accounts;
    private final byte[] salt = new byte[16];

    /** @param accounts whether account ids stay in */
    public Redaction(Person person, List<String> known, boolean accounts) {
        this.person = person;
        this.known = known.stream().filter(s -> s.length() >= SHORTEST).sorted(Comparator.comparingInt(String::length)
                .reversed()).toList();
        this.accounts = accounts;
        new SecureRandom().nextBytes(salt);
    }

    /** What the environment of a process tells under the name of a secret. */
    public static List<String> secretsOf(Map<String, String> environment) {
        return environment.entrySet().stream().filter(e -> e.getKey().toUpperCase(Locale.ROOT).matches(
                ".*(SECRET|TOKEN|PASS|_PWD|PWD_|CREDENTIAL|_KEY|APIKEY|KEY_ID).*")).map(Map.Entry::getValue).toList();
    }

    /** The text as somebody else may read it. */
    public String of(String text) {
        String plain = text;
        for (String secret : known) {
            plain = plain.replace(secret, "hidden");
        }
        plain = PRIVATE_KEY.matcher(plain).replaceAll("hidden-private-key");
        plain = person.withoutHome(plain);
        plain = USER_INFO.matcher(ODD_PASSWORD.matcher(plain).replaceAll("$1hidden@")).replaceAll("$1hidden@");
        plain = SIGNED.matcher(plain).replaceAll("hidden-authorization");
        plain = JWT.matcher(plain).replaceAll("hidden-token");
        plain = SSO.matcher(plain).replaceAll("hidden-token");
        plain = lines(Secrets.withoutSecrets(plain));
        plain = NamedSecrets.out(plain);
        plain = SCHEME.matcher(plain).replaceAll("$1 hidden");
        plain = ACCESS_KEY.matcher(plain).replaceAll("hidden-access-key");
        plain = MAIL.matcher(plain).replaceAll("hidden-mail");
        return person.withoutNames(accounts ? plain : ACCOUNT.matcher(plain).replaceAll(m -> account(m.group())));
    }

    /** Where code ran is left whole: a program has long names, and no secrets. */
    private static String lines(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (String line : text.splitWithDelimiters("\n", -1)) {
            plain.append(FRAME.matcher(line).matches() ? line
                    : LONG.matcher(LONGER.matcher(line).replaceAll("hidden"))
                            .replaceAll("hidden"));
        }
        return plain.toString();
    }

    /** A name for an account that stays the same within this redaction. */
    private String account(String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            byte[] hash = mac.doFinal(id.replace("-", "").getBytes(StandardCharsets.US_ASCII));
            return "account-" + HexFormat.of().formatHex(hash, 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
