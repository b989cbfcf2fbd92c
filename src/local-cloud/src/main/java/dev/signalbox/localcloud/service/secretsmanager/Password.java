package dev.signalbox.localcloud.service.secretsmanager;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;

/** Passwords by Secrets Manager's rules. */
final class Password {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String DIGITS = "0123456789";
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final int USUAL = 32;
    private static final int LONGEST = 4096;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Password() {}

    static String of(GetRandomPasswordRequest wanted) {
        long length = wanted.passwordLength() == null ? USUAL : wanted.passwordLength();
        if (length < 1 || length > LONGEST) {
            throw SecretErrors.parameter("Password length must be between 1 and " + LONGEST + ".");
        }
        var kinds = kinds(wanted);
        boolean each = !Boolean.FALSE.equals(wanted.requireEachIncludedType());
        if (kinds.isEmpty() || each && length < kinds.size()) {
            throw SecretErrors.parameter(
                    "The password length is too short, or the exclusions leave no characters, for the included types.");
        }
        var letters = new ArrayList<Character>();
        if (each) {
            kinds.forEach(kind -> letters.add(any(kind)));
        }
        var all = String.join("", kinds);
        while (letters.size() < length) {
            letters.add(any(all));
        }
        Collections.shuffle(letters, RANDOM);
        var password = new StringBuilder();
        letters.forEach(password::append);
        return password.toString();
    }

    private static List<String> kinds(GetRandomPasswordRequest wanted) {
        var kinds = new ArrayList<String>();
        add(kinds, LOWER, wanted.excludeLowercase());
        add(kinds, UPPER, wanted.excludeUppercase());
        add(kinds, DIGITS, wanted.excludeNumbers());
        add(kinds, PUNCTUATION, wanted.excludePunctuation());
        add(kinds, " ", !Boolean.TRUE.equals(wanted.includeSpace()));
        var excluded = wanted.excludeCharacters() == null ? "" : wanted.excludeCharacters();
        kinds.replaceAll(kind -> kind.chars().filter(c -> excluded.indexOf(c) < 0).collect(StringBuilder::new,
                StringBuilder::appendCodePoint, StringBuilder::append).toString());
        kinds.removeIf(String::isEmpty);
        return kinds;
    }

    private static void add(List<String> kinds, String kind, @Nullable Boolean excluded) {
        if (!Boolean.TRUE.equals(excluded)) {
            kinds.add(kind);
        }
    }

    private static char any(String letters) {
        return letters.charAt(RANDOM.nextInt(letters.length()));
    }
}
