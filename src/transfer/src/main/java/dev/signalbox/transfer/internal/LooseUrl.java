package dev.signalbox.transfer.internal;

import java.nio.charset.StandardCharsets;

/** Encodes what may not stand in a URL but often does; leaves everything else as it is. */
final class LooseUrl {
    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";

    private LooseUrl() {}

    static String encode(String url) {
        var encoded = new StringBuilder(url.length());
        for (byte octet : url.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            boolean plain = character < 128 && (Character.isLetterOrDigit(character) || ALLOWED.indexOf(
                    character) >= 0);
            if (plain) {
                encoded.append(character);
            } else {
                encoded.append('%').append(String.format("%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
