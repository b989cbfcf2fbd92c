package dev.signalbox.console.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.model.InputSchema.Parsed;
import org.junit.jupiter.api.Test;

class InputSchemaTest {
    private final InputSchema schema = InputSchema.of(json(
            """
                    {"type":"object","required":["projectid","count"],"properties":{
                     "projectid":{"type":"string","title":"Project","minLength":1,"maxLength":8,"pattern":"^[0-9]+$","default":"1000001"},
                     "count":{"type":"integer","minimum":1,"maximum":5},
                     "fast":{"type":"boolean"},
                     "mode":{"type":"string","enum":["a","b"]}}}"""));

    @Test
    void makesAFieldOfEachProperty() {
        assertThat(schema.fields()).extracting(InputField::title).containsExactly("Project", "count", "fast", "mode");
        assertThat(schema.fields().getFirst().suggestion()).isEqualTo("1000001");
        assertThat(schema.fields().getLast().choices()).containsExactly("a", "b");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(schema.complaints(json("{\"projectid\":\"123\",\"count\":3,\"extra\":1}"))).isEmpty();
        assertThat(schema.complaints(json("{\"count\":3}"))).containsExactly("projectid is required");
        assertThat(schema.complaints(json("{\"projectid\":\"\",\"count\":9}"))).containsExactly("projectid is required",
                "count must be at most 5");
        assertThat(schema.complaints(json("{\"projectid\":123,\"count\":\"3\"}"))).containsExactly(
                "projectid must be a text",
                "count must be a whole number");
        assertThat(schema.complaints(json("[1]"))).containsExactly("The input must be a JSON object");
    }

    @Test
    void tellsWhereJsonIsBroken() {
        assertThat(InputSchema.parse("{\"a\": 1,\n \"b\": }")).isInstanceOfSatisfying(Parsed.Broken.class,
                b -> assertThat(b.why()).contains("line 2"));
        assertThat(InputSchema.parse("")).isInstanceOf(Parsed.Broken.class);
        assertThat(InputSchema.parse("{} {}")).isInstanceOf(Parsed.Broken.class);
        assertThat(InputSchema.parse("{\"a\":1,\"a\":2}")).isInstanceOf(Parsed.Broken.class);
        assertThat(InputSchema.parse("[1]")).isInstanceOf(Parsed.Good.class);
    }

    @Test
    void turnsWhatWasTypedIntoJsonOfTheRightKind() {
        InputField count = schema.fields().get(1);
        assertThat(count.json("3").isInt()).isTrue();
        assertThat(count.complaint(count.json("three"))).contains("must be a whole number");
        assertThat(schema.fields().getFirst().json("3").isTextual()).isTrue();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
