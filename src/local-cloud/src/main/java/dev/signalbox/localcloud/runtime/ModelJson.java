package dev.signalbox.localcloud.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.wire.codec.JsonReader;
import dev.signalbox.localcloud.wire.codec.JsonWriter;
import dev.signalbox.localcloud.wire.codec.Pojos;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkPojo;

/** Any SDK model class as JSON text, for services that keep what they were given and give it back. */
public final class ModelJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final JsonWriter WRITER = new JsonWriter(MAPPER);
    private static final JsonReader READER = new JsonReader(MAPPER);

    private ModelJson() {}

    public static String write(SdkPojo model) {
        return new String(WRITER.write(model), StandardCharsets.UTF_8);
    }

    public static <T extends SdkPojo> T read(String json, Class<T> model) {
        var builder = Pojos.builder(model);
        READER.read(json.getBytes(StandardCharsets.UTF_8), builder);
        return model.cast(Pojos.build(builder));
    }
}
