package dev.signalbox.download.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackSpecTest {
    /** What a client gave, whether the download went well, and where the outcome goes. */
    @ParameterizedTest(name = "{0}, success {1} -> {2}")
    @CsvSource(delimiter = '|', emptyValue = "", value = {
            // url ; type ; dst ; error type ; error dst
            "'http://u;;;;'                 | true  | http http://u",
            "'http://u;;;;'                 | false | http http://u",
            "';kafka;topic;;'               | true  | kafka topic",
            "';kafka;topic;;'               | false | kafka topic",
            "';kafka;topic;sqs;queue'       | true  | kafka topic",
            "';kafka;topic;sqs;queue'       | false | sqs queue",
            "';kafka;topic;;errors'         | true  | kafka topic",
            "';kafka;topic;;errors'         | false | kafka errors",
            "';;;sqs;queue'                 | true  | none", "';;;sqs;queue'                 | false | sqs queue",
            "'http://u;kafka;topic;sqs;q'   | false | http http://u", "';;;;'                         | true  | none",
            "';;;;'                         | false | none", "';kafka;;sqs;'                 | false | none"})
    void destination(String given, boolean success, String expected) {
        var p = given.split(";", -1);
        Optional<Destination> destination = new CallbackSpec(p[0], p[1], p[2], p[3], p[4]).destination(success);
        assertThat(destination.map(d -> d.backend() + " " + d.address()).orElse("none")).isEqualTo(expected);
    }
}
