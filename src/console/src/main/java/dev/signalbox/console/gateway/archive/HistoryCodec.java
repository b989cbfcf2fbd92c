package dev.signalbox.console.gateway.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.Secrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Events as a compressed JSON array, without their secrets. A history may carry gigabytes; what is long in it is left out once
 * there is much, and says so itself.
 */
final class HistoryCodec {
    /** So many characters of details are kept whole. */
    static final int LARGEST = 16 << 20;
    private static final int SHORT = 512;
    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
            .maxStringLength(LARGEST).build()).build();

    private HistoryCodec() {}

    static byte[] encoded(List<HistoryEvent> events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator to = JSON.createGenerator(new GZIPOutputStream(bytes))) {
            long size = 0;
            to.writeStartArray();
            for (HistoryEvent event : events) {
                to.writeStartArray();
                to.writeNumber(event.id());
                to.writeNumber(event.previousId());
                to.writeNumber(event.at().toEpochMilli());
                to.writeString(event.type());
                for (Map.Entry<String, String> detail : event.details().entrySet()) {
                    size += detail.getValue().length();
                    to.writeString(detail.getKey());
                    to.writeString(kept(detail.getKey(), detail.getValue(), size > LARGEST));
                }
                to.writeEndArray();
            }
            to.writeEndArray();
        }
        return bytes.toByteArray();
    }

    private static String kept(String key, String value, boolean full) {
        if (Secrets.isSecretKey(key)) {
            return "hidden";
        }
        return full && value.length() > SHORT ? "\"not kept: " + value.length() + " characters\""
                : Redaction.of(
                        value);
    }

    static List<HistoryEvent> decoded(byte[] bytes) throws IOException {
        List<HistoryEvent> events = new ArrayList<>();
        try (JsonParser from = JSON.createParser(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
            from.nextToken();
            while (from.nextToken() == JsonToken.START_ARRAY) {
                long id = from.nextLongValue(0);
                long previous = from.nextLongValue(0);
                Instant at = Instant.ofEpochMilli(from.nextLongValue(0));
                String type = from.nextTextValue();
                Map<String, String> details = new HashMap<>();
                for (String key = from.nextTextValue(); key != null; key = from.nextTextValue()) {
                    details.put(key, from.nextTextValue());
                }
                events.add(new HistoryEvent(id, previous, at, type, details));
            }
        }
        return events;
    }
}
