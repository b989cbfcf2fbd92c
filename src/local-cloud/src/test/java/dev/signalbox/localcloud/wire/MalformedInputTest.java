package dev.signalbox.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.wire.codec.FormReader;
import dev.signalbox.localcloud.wire.codec.JsonReader;
import dev.signalbox.localcloud.wire.codec.MalformedRequest;
import dev.signalbox.localcloud.wire.codec.XmlReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;

/** What clients may send by mistake or on purpose. */
final class MalformedInputTest {
    @ParameterizedTest
    @ValueSource(strings = {"{", "[1]", "{\"name\":1}", "{\"tags\":{}}", "{\"tags\":[7]}", "{\"publish\":\"maybe\"}",
            "{\"loggingConfiguration\":\"x\"}"})
    void refusesJsonOfAnotherShape(String body) {
        assertThatThrownBy(() -> new JsonReader(Json.JSON).read(utf8(body), CreateStateMachineRequest
                .builder())).isInstanceOf(
                        MalformedRequest.class);
    }

    @Test
    void refusesListsWithoutNumbers() {
        assertThatThrownBy(() -> new FormReader(true).read(Map.of("VpcId.one", "vpc-1"),
                DescribeVpcsRequest.builder())).isInstanceOf(
                        MalformedRequest.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "no xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"})
    void refusesWhatIsNoPlainXml(String body) {
        assertThatThrownBy(() -> new XmlReader().read(utf8(body),
                BucketLifecycleConfiguration.builder())).isInstanceOf(
                        MalformedRequest.class);
    }

    @Test
    void refusesXmlNestedTooDeeply() {
        var body = "<a>".repeat(10_000) + "</a>".repeat(10_000);
        assertThatThrownBy(() -> new XmlReader().read(utf8(body),
                BucketLifecycleConfiguration.builder())).isInstanceOf(
                        MalformedRequest.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
