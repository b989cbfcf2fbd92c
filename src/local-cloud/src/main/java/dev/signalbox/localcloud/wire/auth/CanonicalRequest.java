package dev.signalbox.localcloud.wire.auth;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The text that is signed, as AWS's signing process describes it. */
final class CanonicalRequest {
    private final SignedRequest request;
    private final boolean s3;

    CanonicalRequest(SignedRequest request, boolean s3) {
        this.request = request;
        this.s3 = s3;
    }

    String text(List<String> signedHeaders, String bodyHash) {
        var text = new StringBuilder(request.method()).append('\n').append(path()).append('\n').append(query()).append(
                '\n');
        for (var header : signedHeaders) {
            text.append(header).append(':').append(value(header)).append('\n');
        }
        return text.append('\n').append(String.join(";", signedHeaders)).append('\n').append(bodyHash).toString();
    }

    private String value(String header) {
        return request.header(header).orElse("").strip().replaceAll(" +", " ");
    }

    /** Every service but S3 signs the path encoded once more than it was sent. */
    private String path() {
        var segments = new StringJoiner("/");
        for (var segment : request.path().split("/", -1)) {
            segments.add(encode(s3 ? decode(segment.replace("+", "%2B")) : segment));
        }
        return segments.toString();
    }

    private String query() {
        var sorted = new TreeMap<String, List<String>>();
        for (var pair : request.query().split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = encode(decode(equals < 0 ? pair : pair.substring(0, equals)));
                var value = equals < 0 ? "" : encode(decode(pair.substring(equals + 1)));
                sorted.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        var text = new StringJoiner("&");
        sorted.forEach((name, values) -> {
            Collections.sort(values);
            values.forEach(value -> text.add(name + "=" + value));
        });
        return text.toString();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E",
                "~");
    }
}
