package dev.signalbox.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.wire.codec.JsonReader;
import dev.signalbox.localcloud.wire.codec.JsonWriter;
import dev.signalbox.localcloud.wire.codec.Pojos;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** No SDK client here speaks CBOR, so both directions are held against each other. */
final class CborTest {
    @Test
    void readsWhatItWrites() {
        for (var model : new Class<?>[]{PutItemRequest.class, DescribeExecutionResponse.class}) {
            var sent = (SdkPojo) new RandomModels().of(model);
            var builder = Pojos.builder(model);
            new JsonReader(Json.CBOR).read(new JsonWriter(Json.CBOR).write(sent), builder);

            assertThat(sent.equalsBySdkFields(Pojos.build(builder))).isTrue();
        }
    }

    @Test
    void namesErrors() throws Exception {
        var answer = new CborResponseWriter().error(ServiceError.of(400, "SomeException", "why"), Optional.empty(),
                "id");

        JsonNode body = Json.CBOR.readTree(answer.body());
        assertThat(body.get("__type").asText()).isEqualTo("SomeException");
        assertThat(body.get("message").asText()).isEqualTo("why");
        assertThat(answer.headers()).containsEntry("smithy-protocol", "rpc-v2-cbor");
    }
}
