package dev.signalbox.localcloud.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/** JSON of the SDK's model objects, by way of the bean form that their builders have. */
public final class Pojos {
    private static final ObjectMapper BEANS = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Pojos() {}

    /** The fields that both types have in common, by name. */
    public static <T> T as(ToCopyableBuilder<?, ?> pojo, Class<T> type) {
        return read(BEANS.valueToTree(pojo.toBuilder()), type);
    }

    private static <T> T read(JsonNode node, Class<T> type) {
        try {
            var builder = (Class<?>) type.getMethod("serializableBuilderClass").invoke(null);
            return type.cast(((SdkBuilder<?, ?>) BEANS.treeToValue(node, builder)).build());
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException("Cannot read a " + type.getSimpleName(), e);
        }
    }

    /** Writes any model object. */
    static final class Writer extends JsonSerializer<ToCopyableBuilder<?, ?>> {
        @Override
        public void serialize(ToCopyableBuilder<?, ?> value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeTree(BEANS.valueToTree(value.toBuilder()));
        }
    }

    /** Reads the model type that the annotated component has. */
    static final class Reader extends JsonDeserializer<Object> implements ContextualDeserializer {
        private final Class<?> type;

        Reader() {
            this(Object.class);
        }

        private Reader(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return read(BEANS.readTree(parser), type);
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new Reader(property.getType().getRawClass());
        }
    }
}
