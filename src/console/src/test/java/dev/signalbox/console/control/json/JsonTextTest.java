package dev.signalbox.console.control.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.control.json.JsonText.Kind;
import dev.signalbox.console.control.json.JsonText.Line;
import dev.signalbox.console.control.json.JsonText.Piece;
import dev.signalbox.console.model.Destination;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void indentsAndColours() {
        assertThat(text("{\"a\":[1,true],\"b\":{},\"c\":\"x\\\"y\"}")).isEqualTo("""
                {
                  "a": [
                    1,
                    true
                  ],
                  "b": {},
                  "c": "x\\"y"
                }""");
        assertThat(JsonText.lines("{\"a\":1}").get(1).pieces()).contains(new Piece(Kind.KEY, "\"a\""), new Piece(
                Kind.NUMBER, "1"));
    }

    @Test
    void eachLineKnowsItsPathAndWhereItLeads() {
        var lines = JsonText.lines("{\"a b\":[1,{\"file\":\"s3://bucket/key.csv\"}],\"c\":{}}");
        assertThat(lines).extracting(Line::path).containsExactly("$", "$['a b']", "$['a b'][0]", "$['a b'][1]",
                "$['a b'][1].file", "$['a b'][1]", "$['a b']", "$.c", "$");
        assertThat(lines.get(4).link()).contains(new Destination.S3Location("bucket", "key.csv"));
        assertThat(lines.get(2).link()).isEmpty();
    }

    @Test
    void hidesTokensAndSecrets() {
        String shown = text(
                "{\"Payload\":{\"TaskToken\":\"AQC-1\",\"callbackUrl\":\"http://h/cb?secret=abc\"},\"token\":\"AQC-2\"}");
        assertThat(shown).doesNotContain("AQC").doesNotContain("abc").contains("hidden · 1 token");
        assertThat(text("see http://h/cb?secret=abc")).doesNotContain("abc");
    }

    @Test
    void showsTextThatIsNoJsonAsItIs() {
        assertThat(text("not json\nat all")).isEqualTo("not json\nat all");
        assertThat(text("{\"a\":")).isEqualTo("{\"a\":");
        assertThat(text("")).isEmpty();
    }

    @Test
    void aLargeDocumentIsReadyAtOnceAndALongStringIsCut() {
        String large = "[" + "{\"id\":12345,\"name\":\"something\"},".repeat(8_100) + "\"" + "x".repeat(5_000) + "\"]";
        assertThat(large.length()).isGreaterThan(262_144);
        assertThat(JsonText.lines(large)).hasSizeGreaterThan(32_000);
        assertThat(JsonText.lines(large).get(JsonText.lines(large).size() - 2).text()).contains("more characters")
                .hasSizeLessThan(2_100);
    }

    private static String text(String json) {
        return JsonText.lines(json).stream().map(Line::text).collect(Collectors.joining("\n"));
    }
}
