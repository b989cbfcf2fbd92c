package dev.signalbox.console.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PastedTextTest {
    @Test
    void knowsArnsOfWhatHasAScreen() {
        String execution = "arn:aws:states:local-1:000000000000:execution:callback-download:run-1";
        String machine = "arn:aws:states:local-1:000000000000:stateMachine:callback-download";
        assertThat(PastedText.destination(" " + execution + "\n")).contains(new Destination.Execution(execution));
        assertThat(PastedText.destination(machine)).contains(new Destination.Executions(Optional.of(machine)));
        assertThat(PastedText.destination("arn:aws:batch:local-1:000000000000:job/7c1e-04d2")).contains(
                new Destination.Job("7c1e-04d2"));
        assertThat(PastedText.destination("arn:aws:cloudformation:local-1:000000000000:stack/signalbox-x/1234"))
                .contains(new Destination.Stack("signalbox-x"));
        assertThat(PastedText.destination("signalbox://execution/" + execution)).contains(new Destination.Execution(
                execution));
    }

    @Test
    void knowsS3InEveryForm() {
        var object = new Destination.S3Location("my-bucket", "a/b c.csv");
        assertThat(PastedText.destination("s3://my-bucket/a/b c.csv")).contains(object);
        assertThat(PastedText.destination("arn:aws:s3:::my-bucket/a/b c.csv")).contains(object);
        assertThat(PastedText.destination("https://my-bucket.s3.eu-central-1.amazonaws.com/a?X-Amz-Signature=1"))
                .contains(new Destination.S3Location("my-bucket", "a"));
        assertThat(PastedText.destination("s3://my-bucket")).contains(new Destination.S3Location("my-bucket", ""));
        assertThat(object.uri()).isEqualTo("s3://my-bucket/a/b c.csv");
    }

    @Test
    void leavesOtherTextAlone() {
        assertThat(PastedText.destination("dark")).isEmpty();
        assertThat(PastedText.destination("arn:aws:iam::000000000000:role/x")).isEmpty();
    }
}
