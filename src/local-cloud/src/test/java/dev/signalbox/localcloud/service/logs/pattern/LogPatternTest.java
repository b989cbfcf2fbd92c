package dev.signalbox.localcloud.service.logs.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of AWS's page on filter patterns, and what they leave open. */
final class LogPatternTest {
    private static final String JSON = """
            {"eventType": "UpdateTrail", "sourceIPAddress": "111.111.111.111", "arrayKey": ["value", "another value"],
             "objectList": [{"name": "a", "id": 1}, {"name": "b", "id": 2}], "SomeObject": null, "ThisFlag": true,
             "bandwidth": 75.5, "dotted.key": "x", "latency": 1e3}""";
    private static final String FIELDS = "127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534";

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"ERROR, true", "ERROR ARGUMENTS, false", "error, false",
            "?ERROR ?ARGUMENTS, true", "ERROR -400, false", "ERROR -401, true", "`\"400 BAD\"`, true",
            "`\"BAD 400\"`, false", "%4[0-9]{2}%, true", "?nothing ERROR, true", "` `, true"})
    void findsTerms(String pattern, boolean matches) {
        assertThat(LogPattern.parse(pattern).test("[ERROR 400 BAD REQUEST] invalid")).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"{ $.eventType = \"UpdateTrail\" }~true", "{ $.eventType = UpdateTrail }~true",
            "{ $.eventType = Update* }~true", "{ $.sourceIPAddress != 123.123.* }~true",
            "{ $.arrayKey[0] = \"value\" }~true", "{ $.arrayKey[1] = \"value\" }~false",
            "{ $.objectList[1].id = 2 }~true", "{ $.objectList[*].name = \"b\" }~true", "{ $.SomeObject IS NULL }~true",
            "{ $.Other NOT EXISTS }~true", "{ $.ThisFlag IS TRUE }~true", "{ $.ThisFlag is false }~false",
            "{ $.bandwidth > 75 }~true", "{ $.bandwidth <= 75 }~false", "{ $.latency = 1000 }~true",
            "{ $.['dotted.key'] = x }~true",
            "{ ($.bandwidth < 1 || $.ThisFlag IS TRUE) && $.eventType = %Trail% }~true",
            "{ $.bandwidth < 1 || $.ThisFlag IS TRUE && $.eventType = \"no\" }~false", "{ $.missing != 1 }~false"})
    void looksIntoJson(String pattern, boolean matches) {
        assertThat(LogPattern.parse(pattern).test(JSON)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"[ip, env, user, time, request, status, bytes]~true", "[ip, user]~false",
            "[ip, env, user, time, request =*.html*, status = 4*, bytes > 1000]~true",
            "[ip, ..., status = 404, bytes]~true", "[..., bytes < 1000]~false",
            "[ip, env, user, time, request, status = 404 || status = 410, bytes]~true",
            "[ip, env, user = frank && user != root, ...]~true", "[ip != %127\\.0%, ...]~false"})
    void looksAtFieldsBetweenSpaces(String pattern, boolean matches) {
        assertThat(LogPattern.parse(pattern).test(FIELDS)).isEqualTo(matches);
    }

    @Test
    void passesOverLinesThatAreNoJson() {
        assertThat(LogPattern.parse("{ $.a = 1 }").test("START RequestId: 1")).isFalse();
        assertThat(LogPattern.parse("{ $.a = 1 }").test("{ a: 1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ $.a = }", "{ a = 1 }", "{ $.a = 1", "[a, b", "[..., ...]", "{ ($.a = 1 }", "\"open",
            "{ $.a = %(% }"})
    void refusesWhatItCannotUnderstand(String pattern) {
        assertThatThrownBy(() -> LogPattern.parse(pattern)).isInstanceOf(LogPattern.Invalid.class);
    }
}
