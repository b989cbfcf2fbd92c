package dev.signalbox.localcloud.service.apigatewayv2.socket;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/** One client of a stage of a WebSocket API; kept, so that its end is told even when this process ends first. */
record Connection(String id, String api, String stage, Instant connectedAt, String sourceIp, String userAgent) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{15}=");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** An id of the form that AWS gives, such as {@code L0SM9cOFvHcCIhw=}. */
    static String newId() {
        byte[] id = new byte[11];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().encodeToString(id);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
