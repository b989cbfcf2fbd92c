package dev.signalbox.lambda.imagefanout;

import java.util.LinkedHashMap;
import java.util.Map;

/** What became of one image, in the words of the pipeline's contract. */
sealed interface ImageResult {
    String url();

    Map<String, Object> json();

    /** @param filename its key in the bucket */
    record Stored(String url, String filename) implements ImageResult {
        @Override
        public Map<String, Object> json() {
            return entry(url, 200, "filename", filename);
        }
    }

    /** @param statusCode the server's, or what comes nearest to it */
    record Failed(String url, int statusCode, String message) implements ImageResult {
        @Override
        public Map<String, Object> json() {
            return entry(url, statusCode, "message", message);
        }
    }

    private static Map<String, Object> entry(String url, int statusCode, String name, String value) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("url", url);
        entry.put("statusCode", statusCode);
        entry.put(name, value);
        return entry;
    }
}
