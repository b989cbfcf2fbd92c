package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.aws.AwsStacksGateway;
import dev.signalbox.console.gateway.aws.Deployers;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.plan.Approval;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The stack screen in the real console, against the local cloud. */
class StackScreenTest extends ConsoleOnLocalCloud {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STACK = "signalbox-callback-download";
    private static final String LEGACY = """
            Resources:
              Legacy:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: Id, AttributeType: S}]
                  KeySchema: [{AttributeName: Id, KeyType: HASH}]
            """;

    /** The bundled pipeline as it was in an older version: with less memory and one table more. */
    private Pipeline older() throws IOException {
        var now = PipelineCatalogue.in(Home.path().resolve("infra-templates")).pipeline("callback-download");
        var text = Files.readString(now.template()).replaceFirst("MemorySize: \\d+", "MemorySize: 256").replaceFirst(
                "(?m)^Resources:\\R", LEGACY);
        var template = Files.writeString(folder.resolve("older.yaml"), text);
        return new Pipeline(now.folder(), now.name(), now.title(), now.summary(), "0.0.9", template, now.artifacts(),
                now
                        .parameters(), now.outputs(), now.input(), now.callback(), now.files(), now.uploads(), now
                                .errorRows(), now.service());
    }

    private String status() {
        return session.clients().client(CloudFormationClient.builder()).describeStacks(s -> s.stackName(STACK)).stacks()
                .getFirst().stackStatusAsString();
    }

    @Test
    @Timeout(240)
    void anUpdateShowsItsPlanAndIsExecutedOnlyWhenTheNameIsTyped(FxRobot robot) throws Exception {
        var gateway = new AwsStacksGateway(session.clients(), Deployers.of(session.clients(), EnvironmentKind.LOCAL,
                Home
                        .path()));
        var request = new DeployRequest(older(), STACK, EnvironmentKind.LOCAL, Map.of());
        assertThat(gateway.deploy(request, Approval.ALWAYS, _ -> {})).isInstanceOf(DeployResult.Deployed.class);
        open();
        operator = new Operator(robot, stage, PATIENCE);
        operator.click("#nav-pipelines");
        operator.choose("#stacks", STACK::equals);
        operator.press(KeyCode.ENTER);
        operator.sees("#resource-tree");
        operator.shot("stack-created-light");

        operator.click("#update");
        operator.sees("#plan-execute");
        operator.shot("stack-plan-light");
        operator.click("#plan-cancel");
        operator.sees(".tone-aborted.note");
        assertThat(status()).isEqualTo("CREATE_COMPLETE");

        updatesByKeys(robot);
    }

    private void updatesByKeys(FxRobot robot) throws Exception {
        var keyboard = new Keyboard(robot, stage);
        keyboard.tabTo("#update").press(KeyCode.SPACE);
        operator.sees("#plan-execute");
        keyboard.tabTo("#plan-execute").press(KeyCode.SPACE);
        keyboard.isLedTo("Cancel");
        operator.shot("stack-confirm-light");
        keyboard.tabTo("#confirm-name").write(STACK).tabTo("Execute update").press(KeyCode.SPACE);
        Eventually.on(PATIENCE, () -> status().startsWith("UPDATE_"));
        operator.shot("stack-updating-light");
        Eventually.on(PATIENCE, () -> status().equals("UPDATE_COMPLETE"));
        operator.sees("15 outputs.");
        operator.shot("stack-updated-light");
        operator.dark(true);
        operator.shot("stack-updated-dark");
        operator.dark(false);
        looksBackByMouseAndKeys(keyboard);
        followsWhatGoesOn();
    }

    private void looksBackByMouseAndKeys(Keyboard keyboard) throws Exception {
        operator.click("Operations");
        operator.choose("#operationTable", "Create"::equals);
        operator.shot("stack-operations-light");
        operator.press(KeyCode.ENTER);
        operator.sees("Legacy");
        operator.click("#back");
        keyboard.tabTo("Tree and Gantt").tabTo("#resource-tree").press(KeyCode.DOWN).press(KeyCode.LEFT);
    }

    @Test
    @Timeout(120)
    void pinsTheFirstFailureOfANestedStack(FxRobot robot) throws Exception {
        var s3 = session.clients().client(S3Client.builder());
        s3.createBucket(b -> b.bucket("taken-already"));
        s3.createBucket(b -> b.bucket("parts"));
        s3.putObject(b -> b.bucket("parts").key("inner.yaml"), RequestBody.fromString("""
                Resources:
                  Fine: {Type: AWS::SQS::Queue}
                  Broken: {Type: AWS::S3::Bucket, DependsOn: Fine, Properties: {BucketName: taken-already}}
                """));
        var stacks = session.clients().client(CloudFormationClient.builder());
        stacks.createStack(c -> c.stackName("outer").templateBody("""
                Resources:
                  First: {Type: AWS::SQS::Queue}
                  Inner:
                    Type: AWS::CloudFormation::Stack
                    DependsOn: First
                    Properties: {TemplateURL: "%s/parts/inner.yaml"}
                  After: {Type: AWS::SQS::Queue, DependsOn: Inner}
                """.formatted(session.clients().connection().endpoint().orElseThrow())));
        Eventually.on(PATIENCE, () -> stacks.describeStacks(d -> d.stackName("outer")).stacks().getFirst()
                .stackStatusAsString().equals("ROLLBACK_COMPLETE"));
        open();
        operator = new Operator(robot, stage, PATIENCE);
        operator.click("#nav-pipelines");
        operator.choose("#stacks", "outer"::equals);
        operator.press(KeyCode.ENTER);

        Eventually.on(() -> operator.text("#failure-reason").contains("taken-already"));
        operator.click("#failure-show");
        new Keyboard(robot, stage).shiftTabTo("#resource-tree").tabTo("#failure-show").press(KeyCode.SPACE);
    }

    /** The function does not answer CloudFormation, so that the stack is still being made when the console comes to it. */
    private void followsWhatGoesOn() throws Exception {
        var stacks = session.clients().client(CloudFormationClient.builder());
        var function = stacks.describeStackResources(d -> d.stackName(STACK)).stackResources().stream().filter(r -> r
                .resourceType().equals("AWS::Lambda::Function")).findFirst().orElseThrow().physicalResourceId();
        stacks.createStack(c -> c.stackName("slow").templateBody("""
                Resources:
                  First: {Type: AWS::SNS::Topic}
                  Slow:
                    Type: Custom::Slow
                    DependsOn: First
                    Properties: {ServiceToken: !Sub "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:%s"}
                  After: {Type: AWS::SQS::Queue, DependsOn: Slow}
                """.formatted(function)));
        operator.click("#nav-pipelines");
        operator.choose("#stacks", "slow"::equals);
        operator.press(KeyCode.ENTER);
        operator.sees("Awaits Slow");
        operator.shot("stack-live-light");
        operator.sees("1 of 3 resources");
        operator.dark(true);
        operator.shot("stack-live-dark");
        operator.dark(false);
    }
}
