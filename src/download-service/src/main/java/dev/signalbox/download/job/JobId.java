package dev.signalbox.download.job;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Names a job, and the file it makes: ten random bytes in base64url without padding, 14 characters. Files of the
 * service are handed out by this name, so it cannot be guessed.
 */
public record JobId(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{14}");

    /** @throws IllegalArgumentException when it cannot be the id of a job */
    public JobId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("A job id is 14 letters, digits, '-' or '_'");
        }
    }

    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    public static JobId random() {
        var bytes = new byte[10];
        RANDOM.nextBytes(bytes);
        return new JobId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
