package dev.signalbox.localcloud.service.stepfunctions;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** A task token: the execution that it belongs to, and a secret. */
record TaskToken(String text, String executionArn) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    static TaskToken create(String executionArn) {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        var plain = executionArn + "#" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        return new TaskToken(text, executionArn);
    }

    /** Empty if no token has this form. */
    static Optional<TaskToken> read(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int end = plain.indexOf('#');
            return end > 0 && plain.startsWith("arn:") ? Optional.of(new TaskToken(text, plain.substring(0, end)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "TaskToken[" + executionArn + "]";
    }
}
