package dev.signalbox.localcloud.service.stepfunctions.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.LocalCloudFixture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.MockInput;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** A local cloud whose {@code TestState} is called by the real client; single quotes stand for double ones. */
final class TestBench implements AutoCloseable {
    static final String ROLE = "arn:aws:iam::000000000000:role/states";
    static final String INVOKE = "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true";

    final LocalCloudFixture fixture;
    final SfnClient states;

    TestBench(Path folder) {
        fixture = new LocalCloudFixture(folder);
        var cloud = fixture.cloud();
        // Clients put "sync-" before the host, which has no such name here.
        states = SfnClient.builder().endpointOverride(cloud.endpoint()).region(Region.of(cloud.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(cloud.accessKeyId(),
                        cloud.secretAccessKey()))).httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(c -> c.putAdvancedOption(
                        SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true)).build();
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }

    TestStateResponse test(String definition, Consumer<TestStateRequest.Builder> more) {
        return states.testState(r -> more.accept(r.definition(json("{" + definition + "}")).inspectionLevel(
                InspectionLevel.TRACE)));
    }

    TestStateResponse test(String definition, String input) {
        return test(definition, r -> r.input(json(input)));
    }

    static MockInput result(String json) {
        return MockInput.builder().result(json(json)).build();
    }

    static MockInput error(String error, String cause) {
        return MockInput.builder().errorOutput(e -> e.error(error).cause(cause)).build();
    }

    /** Code and message of the refusal. */
    void refused(String definition, Consumer<TestStateRequest.Builder> more, String code, String message) {
        assertThatThrownBy(() -> test(definition, more)).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails()
                    .errorMessage()).isEqualTo(code + ": " + message);
            assertThat(e.statusCode()).isEqualTo(400);
        });
    }

    /** All members that are there, by name, single quotes for double ones. */
    static Map<String, String> members(SdkPojo pojo) {
        Map<String, String> members = new LinkedHashMap<>();
        pojo.sdkFields().forEach(f -> {
            var value = f.getValueOrDefault(pojo);
            if (value != null) {
                members.put(f.memberName(), value instanceof SdkPojo inner ? members(inner).toString()
                        : value.toString().replace('"', '\''));
            }
        });
        return members;
    }

    static Map<String, String> inspected(TestStateResponse response) {
        return members(response.inspectionData());
    }

    @Override
    public void close() {
        states.close();
        fixture.close();
    }
}
