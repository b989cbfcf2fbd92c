package dev.signalbox.localcloud.service.apigatewayv2.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** {@code $util} of mapping templates. Public because Velocity calls it. */
public final class TemplateTools {
    private static final JsonMapper JSON = new JsonMapper();

    TemplateTools() {}

    /** As AWS does it, also apostrophes, which JSON does not know. */
    public String escapeJavaScript(Object value) {
        var escaped = new StringBuilder();
        for (char c : String.valueOf(value).toCharArray()) {
            switch (c) {
                case '"', '\'', '\\', '/' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\b' -> escaped.append("\\b");
                case '\f' -> escaped.append("\\f");
                default -> escaped.append(c < 32 || c > 126 ? String.format(Locale.ROOT, "\\u%04X", (int) c) : c);
            }
        }
        return escaped.toString();
    }

    public Object parseJson(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw RestErrors.bad("Could not parse json: " + e.getOriginalMessage());
        }
    }

    public String urlEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public String urlDecode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public String base64Encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public String base64Decode(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
