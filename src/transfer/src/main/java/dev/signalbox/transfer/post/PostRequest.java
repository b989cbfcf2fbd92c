package dev.signalbox.transfer.post;

import java.util.Map;

/**
 * What to send where.
 *
 * @param url as it was given; it may be anything
 * @param headers sent along redirects too
 * @param secrets headers that are sent to the URL's own origin only
 */
public record PostRequest(String url, String contentType, byte[] body, Map<String, String> headers,
        Map<String, String> secrets) {
    public PostRequest {
        headers = Map.copyOf(headers);
        secrets = Map.copyOf(secrets);
    }
}
