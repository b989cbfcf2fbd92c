package dev.signalbox.console.model.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Destination.S3Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3AddressTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"s3://bucket/a/b.txt|a/b.txt", "s3://bucket|''", "s3a://bucket/a/|a/",
            "arn:aws:s3:::bucket/a/|a/", "https://bucket.s3.eu-west-1.amazonaws.com/a%20b+c.txt?x=1|a b+c.txt",
            "https://s3.eu-west-1.amazonaws.com/bucket/a/b|a/b", "http://127.0.0.1:4566/bucket/a|a",
            "bucket/a/b.txt|a/b.txt", "bucket|''",
            "https://bucket.s3.amazonaws.com/a.txt?X-Amz-Signature=00&X-Amz-Expires=60|a.txt",
            "arn:aws-cn:s3:::bucket/a|a",
            "s3://bucket/a/../b./|a/../b./", "s3://bucket//a:b|/a:b"})
    void readsEveryForm(String text, String key) {
        assertThat(S3Address.read(" " + text + " ")).contains(new S3Location("bucket", key));
    }

    @Test
    void refusesWhatNamesNoBucket() {
        assertThat(S3Address.read("Not A Bucket")).isEmpty();
        assertThat(S3Address.read("arn:aws:batch:eu-west-1:000000000000:job/1")).isEmpty();
        assertThat(S3Address.read("https://bucket.s3.eu-west-1.amazonaws.com/%zz")).isEmpty();
    }
}
