package dev.signalbox.console.app.demo.downloads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a callback says of a download. */
public record Told(String job, boolean success, String error, int responseCode, String downloadUrl, String extra) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a callback. @throws IllegalArgumentException when it is none */
    public static Told read(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return new Told(json.required("job_id").asText(), json.required("success").asBoolean(), json.required(
                    "error").asText(), json.required("response_code").asInt(), json.required("download_url").asText(),
                    json.required("extra").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No callback: " + e.getOriginalMessage(), e);
        }
    }
}
