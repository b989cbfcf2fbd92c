package dev.signalbox.console.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/** Copies JSON token by token, so that numbers stay as they were written, and leaves the secrets out. */
final class RedactedJson {
    private static final String HIDDEN = "hidden";
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(64 << 20).build()).build();

    private RedactedJson() {}

    /** Empty when the text is not one JSON value. */
    static Optional<String> of(String text) {
        StringWriter copied = new StringWriter();
        try (JsonParser from = JSON.createParser(text); JsonGenerator to = JSON.createGenerator(copied)) {
            int values = 0;
            for (JsonToken token = from.nextToken(); token != null; token = from.nextToken()) {
                copy(from, token, to);
                values += from.getParsingContext().inRoot() ? 1 : 0;
            }
            to.flush();
            return values == 1 ? Optional.of(copied.toString()) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static void copy(JsonParser from, JsonToken token, JsonGenerator to) throws IOException {
        switch (token) {
            case FIELD_NAME -> {
                to.writeFieldName(from.currentName());
                if (Secrets.isSecretKey(from.currentName())) {
                    boolean reference = from.nextToken() == JsonToken.VALUE_STRING && Secrets.isReference(from
                            .getText());
                    to.writeString(reference ? from.getText() : HIDDEN);
                    from.skipChildren();
                }
            }
            case VALUE_STRING -> to.writeString(Secrets.withoutSecrets(from.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> to.writeNumber(from.getText());
            default -> to.copyCurrentEvent(from);
        }
    }
}
