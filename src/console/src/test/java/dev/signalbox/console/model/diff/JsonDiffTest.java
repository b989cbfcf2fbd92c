package dev.signalbox.console.model.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonDiffTest {
    @Test
    void tellsWhatWasAddedRemovedAndChanged() {
        assertThat(JsonDiff.of("{\"a\":1,\"b\":[1,2],\"c\":{\"d\":true}}",
                "{\"a\":2,\"b\":[1],\"c\":{\"d\":true,\"e\":null}}"))
                .containsExactly(new JsonChange("$.a", Optional.of("1"), Optional.of("2")),
                        new JsonChange("$.b[1]", Optional.of("2"), Optional.empty()),
                        new JsonChange("$.c.e", Optional.empty(), Optional.of("null")));
    }

    @Test
    void orderOfFieldsDoesNotMatter() {
        assertThat(JsonDiff.of("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}")).isEmpty();
    }

    @Test
    void secretsAreNotCompared() {
        assertThat(JsonDiff.of("{\"token\":\"one\"}", "{\"token\":\"two\"}")).isEmpty();
        assertThat(JsonDiff.of("{}", "{\"token\":\"two\"}").toString()).doesNotContain("two");
    }

    @Test
    void otherTextIsComparedAsAWhole() {
        assertThat(JsonDiff.of("plain", "{}")).containsExactly(new JsonChange("$", Optional.of("\"plain\""), Optional
                .of("{}")));
    }
}
