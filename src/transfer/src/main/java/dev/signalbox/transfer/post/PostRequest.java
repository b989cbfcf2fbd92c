package dev.signalbox.transfer.post;

import java.util.Map;

/**
 * What to send where.
 *
 * @param url as it was given; it may be anything
 * @param headers sent along redirects too
 */
public record PostRequest(String url, String contentType, byte[] body, Map<String, String> headers) {
    public PostRequest {
        headers = Map.copyOf(headers);
    }
}
