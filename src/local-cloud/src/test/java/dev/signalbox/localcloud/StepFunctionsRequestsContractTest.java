package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TooManyTagsException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** What Step Functions says to requests that cannot be, word for word. */
final class StepFunctionsRequestsContractTest {
    private static final String ROLE = "arn:aws:iam::000000000000:role/states";
    private static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String FAIL = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Fail\",\"Error\":\"E\"}}}";

    @TempDir static Path folder;
    private static LocalCloudFixture fixture;
    private static SfnClient states;

    @BeforeAll
    static void start() {
        fixture = new LocalCloudFixture(folder);
        var cloud = fixture.cloud();
        // The SDK puts "sync-" before the host of synchronous executions, unless it is told not to.
        states = SfnClient.builder().endpointOverride(cloud.endpoint()).region(Region.of(cloud.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(cloud.accessKeyId(),
                        cloud.secretAccessKey()))).overrideConfiguration(c -> c.putAdvancedOption(
                                SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true)).build();
    }

    @AfterAll
    static void stop() {
        states.close();
        fixture.close();
    }

    private static String create(String name, String definition, StateMachineType type) {
        return states.createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE).type(type))
                .stateMachineArn();
    }

    private static void invalid(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(ValidationException.class).hasMessageStartingWith(message + " (Service");
    }

    @Test
    void namesEveryMemberThatIsMissing() {
        var rule = "failed to satisfy constraint: Member must not be null";
        invalid(() -> states.createStateMachine(r -> r.name("m")),
                "2 validation errors detected: Value null at 'definition' " + rule + "; Value null at 'roleArn' "
                        + rule);
        invalid(() -> states.startExecution(r -> {}), "1 validation error detected: Value null at 'stateMachineArn' "
                + rule);
    }

    @Test
    void tellsBoundsOfNumbersAndTexts() {
        invalid(() -> states.listStateMachines(r -> r.maxResults(1001)),
                "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: Member must "
                        + "have value less than or equal to 1000");
        var longToken = "x".repeat(1025);
        invalid(() -> states.listStateMachines(r -> r.nextToken(longToken)), "1 validation error detected: Value '"
                + longToken + "' at 'nextToken' failed to satisfy constraint: Member must have length less than or "
                + "equal to 1024");
        var arn = create("bounds", PASS, StateMachineType.STANDARD);
        var longerToken = "x".repeat(3097);
        invalid(() -> states.listExecutions(r -> r.stateMachineArn(arn).nextToken(longerToken)),
                "1 validation error detected: Value '" + longerToken + "' at 'nextToken' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 3096");
        var input = "\"" + "x".repeat(262_144) + "\"";
        invalid(() -> states.startExecution(r -> r.stateMachineArn(arn).input(input)),
                "1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length "
                        + "less than or equal to 262144");
        invalid(() -> states.sendTaskFailure(r -> r.taskToken("t").error("x".repeat(257))),
                "1 validation error detected: Value at 'error' failed to satisfy constraint: Member must have length "
                        + "less than or equal to 256");
        invalid(() -> states.listExecutions(r -> r.stateMachineArn(arn).statusFilter("succeeded")),
                "1 validation error detected: Value 'succeeded' at 'statusFilter' failed to satisfy constraint: Member "
                        + "must satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, "
                        + "RUNNING]");
    }

    @Test
    void tellsWhatAnArnIsNot() {
        arn(() -> states.describeStateMachine(r -> r.stateMachineArn("not_an_arn")), "Invalid ARN prefix: not_an_arn");
        arn(() -> states.getExecutionHistory(r -> r.executionArn("nor_this")), "Invalid ARN prefix: nor_this");
        var machine = create("arns", PASS, StateMachineType.STANDARD);
        arn(() -> states.describeExecution(r -> r.executionArn(machine)),
                "Resource type not valid in this context: stateMachine");
        assertThatThrownBy(() -> states.listStateMachines(r -> r.nextToken("eA"))).isInstanceOf(
                InvalidTokenException.class).hasMessageStartingWith("Invalid Token: 'Invalid token'");
        assertThatThrownBy(() -> states.sendTaskSuccess(r -> r.taskToken("t").output("{}"))).isInstanceOf(
                InvalidTokenException.class).hasMessageStartingWith("Invalid Token: 'Invalid token'");
    }

    private static void arn(ThrowingCallable call, String why) {
        assertThatThrownBy(call).isInstanceOf(InvalidArnException.class).hasMessageStartingWith("Invalid Arn: '" + why
                + "' (Service");
    }

    @Test
    void refusesExpressExecutionsWhereOnlyStandardOnesAre() {
        var machine = create("express", PASS, StateMachineType.EXPRESS);
        var execution = states.startExecution(r -> r.stateMachineArn(machine)).executionArn();
        var why = "Resource type not valid in this context: express";

        arn(() -> states.describeExecution(r -> r.executionArn(execution)), why);
        arn(() -> states.stopExecution(r -> r.executionArn(execution)), why);
        arn(() -> states.getExecutionHistory(r -> r.executionArn(execution)), why);
        unsupported(() -> states.listExecutions(r -> r.stateMachineArn(machine)));
        var standard = create("standard", PASS, StateMachineType.STANDARD);
        unsupported(() -> states.startSyncExecution(r -> r.stateMachineArn(standard)));
    }

    private static void unsupported(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(StateMachineTypeNotSupportedException.class).hasMessageStartingWith(
                "This operation is not supported by this type of state machine");
    }

    @Test
    void answersSynchronousExecutionsWithOrWithoutData() {
        var passing = create("sync", PASS, StateMachineType.EXPRESS);
        var failing = create("syncFail", FAIL, StateMachineType.EXPRESS);

        var full = states.startSyncExecution(r -> r.stateMachineArn(passing).input("[1]").traceHeader("Root=1"));
        assertThat(full.output()).isEqualTo("[1]");
        assertThat(full.traceHeader()).isEqualTo("Root=1");
        assertThat(full.billingDetails().billedMemoryUsedInMB()).isEqualTo(64);
        var bare = states.startSyncExecution(r -> r.stateMachineArn(passing).includedData("METADATA_ONLY"));
        assertThat(bare.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(bare.output()).isNull();
        assertThat(bare.input()).isNull();
        var failed = states.startSyncExecution(r -> r.stateMachineArn(failing));
        assertThat(failed.error()).isEqualTo("E");
        assertThat(failed.output()).isNull();
        assertThat(failed.outputDetails().included()).isTrue();
    }

    @Test
    void pagesThroughListsInTheOrderOfNames() {
        IntStream.range(0, 3).forEach(n -> create("page" + n, PASS, StateMachineType.STANDARD));
        List<String> names = new ArrayList<>();
        var pages = states.listStateMachinesPaginator(r -> r.maxResults(2));
        pages.forEach(p -> assertThat(p.stateMachines()).hasSizeLessThanOrEqualTo(2));
        pages.stateMachines().stream().map(StateMachineListItem::name).forEach(names::add);
        assertThat(names).contains("page0", "page1", "page2").isSorted();
        assertThat(states.listStateMachines(r -> r.maxResults(0)).nextToken()).isNull();
    }

    @Test
    void limitsTags() {
        var activity = states.createActivity(r -> r.name("tagged").tags(t -> t.key("k").value("v"))).activityArn();
        states.tagResource(r -> r.resourceArn(activity).tags(t -> t.key("key1").value("")));
        states.untagResource(r -> r.resourceArn(activity).tagKeys("k", "unknown"));
        assertThat(states.listTagsForResource(r -> r.resourceArn(activity)).tags()).containsExactly(Tag.builder().key(
                "key1").value("").build());
        var many = IntStream.range(0, 50).mapToObj(n -> Tag.builder().key("t" + n).value("v").build()).toList();
        assertThatThrownBy(() -> states.tagResource(r -> r.resourceArn(activity).tags(many))).isInstanceOf(
                TooManyTagsException.class);
        invalid(() -> states.tagResource(r -> r.resourceArn(activity).tags(t -> t.key("").value("v"))),
                "1 validation error detected: Value '' at 'tags.1.member.key' failed to satisfy constraint: Member "
                        + "must have length greater than or equal to 1");
    }
}
