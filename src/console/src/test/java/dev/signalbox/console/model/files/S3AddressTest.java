package dev.signalbox.console.model.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Destination.S3Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:s3:eu-west-1:111122223333:accesspoint/mine",
            "arn:aws:s3:eu-west-1:111122223333:accesspoint/mine/object/a.txt",
            "arn:aws:s3::111122223333:accesspoint/m123.mrap",
            "arn:aws:s3-object-lambda:eu-west-1:111122223333:accesspoint/mine",
            "arn:aws:s3express:eu-west-1:111122223333:bucket/b--euw1-az1--x-s3"})
    void tellsOtherArnsFromBuckets(String arn) {
        assertThat(S3Address.read(arn)).isEmpty();
        assertThat(S3Address.isOtherArn(" " + arn)).isTrue();
        assertThat(S3Address.isOtherArn("arn:aws:s3:::bucket/a")).isFalse();
    }

    @Test
    void readsAliasesOfAccessPointsAsTheBucketsThatTheyStandFor() {
        assertThat(S3Address.read("s3://mine-abcdefghij-s3alias/a")).contains(new S3Location("mine-abcdefghij-s3alias",
                "a"));
        assertThat(S3Address.read("mine-abcdefghij--ol-s3")).contains(new S3Location("mine-abcdefghij--ol-s3", ""));
    }

    @Test
    void refusesWhatNamesNoBucket() {
        assertThat(S3Address.read("Not A Bucket")).isEmpty();
        assertThat(S3Address.read("arn:aws:batch:eu-west-1:000000000000:job/1")).isEmpty();
        assertThat(S3Address.read("https://bucket.s3.eu-west-1.amazonaws.com/%zz")).isEmpty();
    }
}
