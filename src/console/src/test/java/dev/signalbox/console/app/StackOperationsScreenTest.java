package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.TAB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.control.table.MenuMouse;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What is done to stacks that are there, in the real console against the local cloud. */
class StackOperationsScreenTest extends ConsoleOnLocalCloud {
    private static final String SHOP = """
            Resources:
              Files: {Type: AWS::S3::Bucket, Properties: {BucketName: shop-files}}
              Archive: {Type: AWS::S3::Bucket, DeletionPolicy: Retain, Properties: {BucketName: shop-archive}}
              Orders: {Type: AWS::SQS::Queue, Properties: {QueueName: orders}}
              Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /shop, RetentionInDays: 7}}
              Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: []}}}
              Silent:
                Type: AWS::Lambda::Function
                Properties: {Runtime: java25, Handler: a.B::c, Role: !GetAtt Role.Arn, Code: {S3Bucket: code, S3Key: silent.jar}}
            """;
    private static final String NEVER = """
              Never: {Type: Custom::Never, DependsOn: Log, Properties: {ServiceToken: !GetAtt Silent.Arn}}
            """;

    private CloudFormationClient cloudFormation;
    private S3Client s3;
    private CloudWatchLogsClient logs;
    private Keyboard keys;

    @BeforeEach
    void connectMore(FxRobot robot) throws Exception {
        cloudFormation = session.clients().client(CloudFormationClient.builder());
        s3 = session.clients().client(S3Client.builder());
        logs = session.clients().client(CloudWatchLogsClient.builder());
        keys = new Keyboard(robot, stage);
        s3.createBucket(b -> b.bucket("code"));
        var jar = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(jar)) {
            zip.putNextEntry(new ZipEntry("nothing.txt"));
        }
        s3.putObject(b -> b.bucket("code").key("silent.jar"), RequestBody.fromBytes(jar.toByteArray()));
    }

    private void create(String name, String template, StackStatus end) throws Exception {
        cloudFormation.createStack(b -> b.stackName(name).templateBody(template).disableRollback(true)
                .capabilities(Capability.CAPABILITY_IAM));
        await(name, end);
    }

    private void await(String name, StackStatus end) throws Exception {
        Eventually.on(Duration.ofSeconds(40), () -> stackStatus(name) == end);
    }

    private StackStatus stackStatus(String name) {
        return cloudFormation.describeStacks(b -> b.stackName(name)).stacks().getFirst().stackStatus();
    }

    /** What is made, stays when it fails. */
    private void createHalf(String name) throws Exception {
        create(name, """
                Resources:
                  Good: {Type: AWS::SQS::Queue}
                  Bad: {Type: AWS::S3::Bucket, DependsOn: Good, Properties: {BucketName: taken}}
                """, StackStatus.CREATE_FAILED);
    }

    private boolean gone(String name) {
        try {
            return stackStatus(name) == StackStatus.DELETE_COMPLETE;
        } catch (CloudFormationException e) {
            return e.getMessage().contains("does not exist");
        }
    }

    private void put(String bucket, String key) {
        s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromString("0123456789"));
    }

    private boolean isThere(String bucket) {
        return s3.listBuckets().buckets().stream().anyMatch(b -> b.name().equals(bucket));
    }

    private void openStack(String name) throws Exception {
        operator.click("#nav-pipelines");
        operator.choose("#stacks", name::equals);
        operator.press(ENTER);
        operator.sees("#operations-more");
    }

    private void shots(String name) throws Exception {
        operator.shot(name + "-light");
        operator.dark(true);
        operator.shot(name + "-dark");
        operator.dark(false);
    }

    @Test
    void findsDriftCancelsContinuesAndDeletesByTheMouse(FxRobot robot) throws Exception {
        create("shop", SHOP, StackStatus.CREATE_COMPLETE);
        logs.putRetentionPolicy(b -> b.logGroupName("/shop").retentionInDays(30));
        open();
        openStack("shop");
        operator.click("Drift");
        operator.click("#detect-drift");
        Eventually.on(() -> operator.text("#drift-summary").startsWith("1 drifted"));
        operator.sees("/RetentionInDays");
        shots("stack-drift");

        operator.click("#operations-more");
        MenuMouse.click(robot, "Turn on termination protection");
        operator.sees(
                "Termination protection is on. It must be turned off, under More, before the stack can be deleted.");
        Eventually.on(() -> Operator.onFx(() -> stage.getScene().lookup("#operations-delete").isDisabled()));
        operator.click("#operations-more");
        MenuMouse.click(robot, "Turn off termination protection…");
        operator.click("Turn off protection");
        cancelsAndContinuesByTheMouse();

        put("shop-files", "a.csv");
        put("shop-files", "b.csv");
        session.clients().client(SqsClient.builder()).sendMessage(b -> b.queueUrl("orders").messageBody("one"));
        operator.click("#operations-delete");
        operator.sees("2 objects and versions · 20 B");
        operator.sees("1 message");
        operator.sees("Stay after the stack, as the template says: 1");
        shots("stack-delete");
        operator.click("Cancel");
        assertThat(stackStatus("shop")).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);

        deletesOnlyByItsName();
        keepsWhatIsNotEmptied();
        forcesWhatCannotBeDeleted();
    }

    private void deletesOnlyByItsName() throws Exception {
        operator.click("#operations-delete");
        operator.sees("2 objects and versions · 20 B");
        operator.click("#confirm-name");
        keys.write("Shop");
        assertThat(Operator.onFx(() -> new FxRobot().lookup("Delete stack").query().isDisabled())).isTrue();
        keys.fill("shop");
        operator.click("Delete stack");
        await("shop", StackStatus.DELETE_FAILED);
    }

    private void keepsWhatIsNotEmptied() throws Exception {
        operator.click("#operations-delete");
        operator.click("#again-keep");
        shots("stack-delete-again");
        operator.click("#confirm-name");
        keys.write("shop");
        operator.click("Delete stack");
        Eventually.on(() -> gone("shop"));
        assertThat(isThere("shop-files")).isTrue();
        assertThat(isThere("shop-archive")).isTrue();
    }

    private void forcesWhatCannotBeDeleted() throws Exception {
        create("stuck", "Resources: {Rest: {Type: AWS::S3::Bucket, Properties: {BucketName: rest}}}",
                StackStatus.CREATE_COMPLETE);
        put("rest", "a.csv");
        cloudFormation.deleteStack(b -> b.stackName("stuck"));
        await("stuck", StackStatus.DELETE_FAILED);
        openStack("stuck");
        operator.click("#operations-delete");
        operator.click("#again-force");
        operator.click("#confirm-name");
        keys.write("stuck");
        operator.click("Delete stack");
        Eventually.on(() -> gone("stuck"));
        assertThat(isThere("rest")).isTrue();
    }

    @Test
    void goesBackByMouseAndKeysCancelsContinuesAndEmptiesByTheKeyboard() throws Exception {
        create("shop", SHOP, StackStatus.CREATE_COMPLETE);
        s3.createBucket(b -> b.bucket("taken"));
        createHalf("half");
        createHalf("other");
        open();
        openStack("other");
        operator.click("#operations-back");
        operator.click("Roll back");
        await("other", StackStatus.ROLLBACK_COMPLETE);
        openStack("half");
        operator.sees("#operations-back");
        operator.shot("stack-create-failed-light");
        keys.tabTo("#operations-back").press(SPACE).isLedTo("Cancel").press(SPACE);
        assertThat(stackStatus("half")).isEqualTo(StackStatus.CREATE_FAILED);
        keys.tabTo("#operations-back").press(SPACE).confirm();
        await("half", StackStatus.ROLLBACK_COMPLETE);
        operator.sees("Creation failed and what was made is gone again. Such a stack can only be deleted.");
        continuesARollback();
        emptiesAndDeletes();
    }

    private void updateThatNeverEnds() throws Exception {
        cloudFormation.updateStack(b -> b.stackName("shop").templateBody(SHOP.replace("7}", "30}") + NEVER)
                .capabilities(Capability.CAPABILITY_IAM));
        Eventually.on(() -> cloudFormation.describeStackResources(b -> b.stackName("shop")).stackResources().stream()
                .anyMatch(r -> r.logicalResourceId().equals("Never")));
    }

    private void cancelsAndContinuesByTheMouse() throws Exception {
        updateThatNeverEnds();
        logs.deleteLogGroup(b -> b.logGroupName("/shop"));
        operator.click("#operations-cancel");
        operator.click("Cancel update");
        await("shop", StackStatus.UPDATE_ROLLBACK_FAILED);
        operator.click("#operations-continue");
        operator.click("#skip-Log");
        operator.click("Continue rollback");
        await("shop", StackStatus.UPDATE_ROLLBACK_COMPLETE);
    }

    private void continuesARollback() throws Exception {
        updateThatNeverEnds();
        openStack("shop");
        operator.sees("#operations-cancel");
        keys.tabTo("#operations-cancel").press(SPACE).isLedTo("Cancel").press(ESCAPE);
        assertThat(stackStatus("shop")).isEqualTo(StackStatus.UPDATE_IN_PROGRESS);
        logs.deleteLogGroup(b -> b.logGroupName("/shop"));
        keys.tabTo("#operations-cancel").press(SPACE).confirm();
        await("shop", StackStatus.UPDATE_ROLLBACK_FAILED);
        operator.sees("#operations-continue");
        keys.tabTo("#operations-continue").press(SPACE).isLedTo("Cancel");
        shots("stack-continue");
        keys.shiftTabTo("#skip-Log").press(SPACE).tabTo("Continue rollback").press(SPACE);
        await("shop", StackStatus.UPDATE_ROLLBACK_COMPLETE);
    }

    private void emptiesAndDeletes() throws Exception {
        put("shop-files", "a.csv");
        operator.sees("The last update failed; the stack is as it was before. It can be used and updated.");
        keys.tabTo("#operations-more").menu(DOWN, "Turn on termination protection");
        Eventually.on(() -> cloudFormation.describeStacks(b -> b.stackName("shop")).stacks().getFirst()
                .enableTerminationProtection());
        operator.sees(
                "Termination protection is on. It must be turned off, under More, before the stack can be deleted.");
        keys.tabTo("#operations-more").menu(DOWN, "Turn off termination protection…").confirm();
        keys.tabTo("#operations-delete").press(SPACE).isLedTo("Cancel").shiftTabTo("#delete-empty").press(SPACE).press(
                TAB).write("shop").tabTo("Delete stack").press(SPACE);
        Eventually.on(() -> gone("shop"));
        assertThat(isThere("shop-files")).isFalse();
        assertThat(isThere("shop-archive")).isTrue();
    }
}
