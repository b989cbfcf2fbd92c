package dev.signalbox.localcloud.wire.auth;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Signature Version 4 {@code Authorization} header, taken apart. */
public record Authorization(String accessKeyId, String date, String region, String service, List<String> signedHeaders,
        String signature) {
    private static final Pattern HEADER = Pattern.compile(
            "AWS4-HMAC-SHA256 +Credential=([^/,\\s]+)/(\\d{8})/([^/,\\s]+)/([^/,\\s]+)/aws4_request, *SignedHeaders=([^,\\s]+), *Signature=([0-9a-f]{64})");

    public static Optional<Authorization> parse(String header) {
        var matcher = HEADER.matcher(header.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Authorization(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4),
                List.of(matcher.group(5).split(";")), matcher.group(6)));
    }

    String scope() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }
}
