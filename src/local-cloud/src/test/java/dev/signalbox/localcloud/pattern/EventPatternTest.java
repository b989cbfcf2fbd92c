package dev.signalbox.localcloud.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"body":{"a":["x"]}}                                | {"a":"x"}        | true
            {"body":{"a":["x"]}}                                | {"a":"y"}        | false
            {"body":{"a":["x"]}}                                | {"a":["y","x"]}  | true
            {"body":{"a":["x"]}}                                | plain text       | false
            {"body":["plain text"]}                             | plain text       | true
            {"body":{"a":[{"prefix":"ab"}]}}                    | {"a":"abc"}      | true
            {"body":{"a":[{"suffix":"ab"}]}}                    | {"a":"abc"}      | false
            {"body":{"a":[{"anything-but":["x",1]}]}}           | {"a":1.0}        | false
            {"body":{"a":[{"anything-but":["x",1]}]}}           | {"a":2}          | true
            {"body":{"a":[{"anything-but":{"prefix":"x"}}]}}    | {"a":"xy"}       | false
            {"body":{"a":[{"numeric":[">",1,"<=",3]}]}}         | {"a":3}          | true
            {"body":{"a":[{"numeric":[">",1,"<=",3]}]}}         | {"a":1}          | false
            {"body":{"a":[{"exists":false}]}}                   | {"b":1}          | true
            {"body":{"a":[{"exists":true}]}}                    | {"b":1}          | false
            {"body":{"a":[{"equals-ignore-case":"aB"}]}}        | {"a":"Ab"}       | true
            {"body":{"a":[{"wildcard":"a*c"}]}}                 | {"a":"abbc"}     | true
            {"body":{"a":[null]}}                               | {"a":null}       | true
            {"body":{"$or":[{"a":[1]},{"b":[2]}]}}              | {"b":2}          | true
            {"body":{"$or":[{"a":[1]},{"b":[2]}]}}              | {"b":1}          | false
            """)
    void matchesAsAwsDoes(String pattern, String body, boolean expected) {
        var record = new JsonMapper().createObjectNode().put("body", body);

        assertThat(EventPattern.ofRecords(pattern).orElseThrow().matches(record)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"detail":{"a":[1]}}                                    | {"detail":{"a":1}}                 | true
            {"detail":{"a":[1]}}                                    | {"detail":"{\\"a\\":1}"}           | false
            {"detail":{"a":{"b":["x"]}}}                            | {"detail":{"a":[{"c":1},{"b":"x"}]}} | true
            {"a":[{"cidr":"10.0.0.0/24"}]}                          | {"a":"10.0.0.255"}                 | true
            {"a":[{"cidr":"10.0.0.0/24"}]}                          | {"a":"10.0.1.0"}                   | false
            {"a":[{"cidr":"10.0.0.0/24"}]}                          | {"a":"localhost"}                  | false
            {"a":[{"cidr":"2001:db8::/33"}]}                        | {"a":"2001:db8:7fff::1"}           | true
            {"a":[{"prefix":{"equals-ignore-case":"AB"}}]}          | {"a":"abc"}                        | true
            {"a":[{"suffix":{"equals-ignore-case":"BC"}}]}          | {"a":"abd"}                        | false
            {"a":[{"anything-but":{"suffix":[".png",".jpg"]}}]}     | {"a":"x.jpg"}                      | false
            {"a":[{"anything-but":{"wildcard":"*/lib/*"}}]}         | {"a":"x/bin/y"}                    | true
            {"a":[{"anything-but":{"equals-ignore-case":["x"]}}]}   | {"a":"X"}                          | false
            """)
    void matchesEventsAsEventBridgeDoes(String pattern, String event, boolean expected) throws Exception {
        assertThat(EventPattern.parse(pattern).orElseThrow().matches(new JsonMapper().readTree(event))).isEqualTo(
                expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "[]", "{}", "{\"a\":1}", "{\"a\":[]}", "{\"a\":[{\"unknown\":1}]}",
            "{\"a\":[{\"numeric\":[\">\"]}]}", "{\"a\":[1]} more",
            "{\"a\":[{\"cidr\":\"10.0.0.0/33\"}]}", "{\"a\":[{\"exists\":1}]}", "{\"a\":[{\"prefix\":[\"x\"]}]}",
            "{\"a\":[{\"anything-but\":{\"numeric\":1}}]}"})
    void refusesWhatIsNoPattern(String text) {
        assertThat(EventPattern.parse(text)).isEmpty();
    }
}
