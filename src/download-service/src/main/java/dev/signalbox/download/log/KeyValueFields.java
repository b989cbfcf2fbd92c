package dev.signalbox.download.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import net.logstash.logback.composite.AbstractJsonProvider;

/**
 * Writes an event's key-value pairs as fields of its line: numbers and flags as such, all else as the text that it says
 * it is, so that no record's inside gets into the log.
 */
public final class KeyValueFields extends AbstractJsonProvider<ILoggingEvent> {
    @Override
    public void writeTo(JsonGenerator line, ILoggingEvent event) throws IOException {
        var pairs = event.getKeyValuePairs();
        if (pairs == null) {
            return;
        }
        for (var pair : pairs) {
            line.writeFieldName(pair.key);
            switch (pair.value) {
                case Integer number -> line.writeNumber(number);
                case Long number -> line.writeNumber(number);
                case Double number -> line.writeNumber(number);
                case Boolean flag -> line.writeBoolean(flag);
                case null -> line.writeNull();
                default -> line.writeString(pair.value.toString());
            }
        }
    }
}
