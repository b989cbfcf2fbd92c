package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.SPACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.control.table.MenuMouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.s3.S3Client;

/** The gallery, the form and any template file, in the real console against the local cloud. */
class PipelinesScreenTest extends ConsoleOnLocalCloud {
    private static final String ANY = """
            Description: A queue, a role and what they need.
            Metadata:
              AWS::CloudFormation::Interface:
                ParameterGroups:
                  - {Label: {default: Network}, Parameters: [Vpc, Subnets]}
                  - {Label: {default: Queue}, Parameters: [QueueName, Days, Kind]}
                ParameterLabels: {Days: {default: Days that messages stay}}
            Parameters:
              Vpc: {Type: "AWS::EC2::VPC::Id", Description: Where it lies.}
              Subnets: {Type: "List<AWS::EC2::Subnet::Id>", Description: At least one.}
              QueueName: {Type: String, MinLength: 3, MaxLength: 20, AllowedPattern: "[a-z-]+", ConstraintDescription: must be small letters, Default: orders}
              Days: {Type: Number, MinValue: 1, MaxValue: 14, Default: 4, Description: One to fourteen.}
              Kind: {Type: String, AllowedValues: [slow, quick], Default: slow}
              InputBucket: {Type: String, Default: ""}
              Key: {Type: String, NoEcho: true, Default: none}
            Resources:
              Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref QueueName}}
              Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: []}}}
            """;

    private CloudFormationClient cloudFormation;
    private Keyboard keys;
    private Path template;

    @BeforeEach
    void prepare(FxRobot robot) throws Exception {
        cloudFormation = session.clients().client(CloudFormationClient.builder());
        session.clients().client(S3Client.builder()).createBucket(b -> b.bucket("incoming-files"));
        template = Files.writeString(folder.resolve("any.yaml"), ANY);
        keys = new Keyboard(robot, stage);
    }

    private List<String> parameters(String stack) {
        return cloudFormation.describeStacks(b -> b.stackName(stack)).stacks().getFirst().parameters().stream().map(
                Parameter::parameterValue).toList();
    }

    private void complete(String stack) throws Exception {
        Eventually.on(() -> cloudFormation.describeStacks().stacks().stream().anyMatch(s -> s.stackName().equals(stack)
                && s.stackStatus() == StackStatus.CREATE_COMPLETE));
    }

    private void shots(String name) throws Exception {
        operator.shot(name + "-light");
        operator.dark(true);
        operator.shot(name + "-dark");
        operator.dark(false);
    }

    private String typed(String field) throws Exception {
        return Operator.onFx(() -> ((TextField) stage.getScene().lookup(field)).getText());
    }

    @Test
    void deploysATemplateFileByTheMouseAndFiltersStacks(FxRobot robot) throws Exception {
        UitestApplication.CHOOSE.add(List.of(template.toFile()));
        open();
        operator.click("#nav-pipelines");
        operator.sees("#deploy-csv-batch");
        Eventually.on(() -> Operator.onFx(() -> stage.getScene().getRoot().lookupAll(".graph-thumbnail").size() == 5));
        shots("pipelines-gallery");
        try (var desktop = new FileManager(robot, List.of(template, template))) {
            assertThat(desktop.dropsOn("#card-csv-batch")).as("two files").isFalse();
        }
        try (var desktop = new FileManager(robot, List.of(template))) {
            assertThat(desktop.dropsOn("#card-csv-batch")).isTrue();
        }
        operator.sees("#parameter-Days");
        operator.click("#nav-pipelines");
        operator.click("#deploy-template");
        operator.sees("#parameter-Days");
        operator.click("#choose-Vpc");
        MenuMouse.click(robot, "vpc-0a1b2c3d4e5f60001 · default VPC · 172.31.0.0/16");
        operator.click("#choose-Subnets");
        MenuMouse.click(robot, "subnet-0a1b2c3d4e5f60002 · local-1b · 172.31.16.0/20");
        assertThat(typed("#parameter-Subnets")).isEqualTo("subnet-0a1b2c3d4e5f60001");
        operator.click("#choose-InputBucket");
        MenuMouse.click(robot, "incoming-files");
        operator.click("#parameter-Days");
        keys.fill("15");
        operator.sees("Days must be from 1 to 14.");
        keys.fill("14");
        Eventually.on(() -> operator.text("#deploy-problem").equals(
                "The template must be allowed what it asks for below."));
        operator.click("#deploy-allow");
        operator.click("#deploy-now");
        complete("any");
        assertThat(parameters("any")).contains("14", "incoming-files", "vpc-0a1b2c3d4e5f60001");
        filters();
    }

    private void filters() throws Exception {
        cloudFormation.createStack(b -> b.stackName("bad").templateBody("""
                Resources:
                  Bad: {Type: AWS::S3::Bucket, Properties: {BucketName: incoming-files}}
                """));
        Eventually.on(() -> cloudFormation.describeStacks(b -> b.stackName("bad")).stacks().getFirst()
                .stackStatus() == StackStatus.ROLLBACK_COMPLETE);
        cloudFormation.deleteStack(b -> b.stackName("any"));
        operator.click("#nav-pipelines");
        Eventually.on(() -> operator.rows("#stacks .table-view") == 1);
        operator.click("#stacks-deleted");
        Eventually.on(() -> operator.rows("#stacks .table-view") == 2);
        operator.click("#stacks-troubled");
        Eventually.on(() -> operator.rows("#stacks .table-view") == 1);
        operator.shot("pipelines-filtered-light");
    }

    @Test
    void customisesAPipelineByTheKeyboardAndRemembersIt() throws Exception {
        open();
        keys.press(CONTROL, KeyCode.K).isLedTo(".text-field").write("pipelines").press(ENTER);
        operator.sees("#customise-callback-download");
        keys.tabTo("#customise-image-fan-out").press(SPACE).tabTo("#stack-name").fill("9 lives");
        operator.sees("A stack name is 1 to 128 letters, digits and hyphens, and begins with a letter.");
        keys.fill("flags").tabTo("#parameter-BatchSize").fill("0");
        operator.sees("BatchSize must be from 1 to 100.");
        keys.fill("7").shiftTabTo("#deploy-now").press(SPACE);
        complete("flags");
        assertThat(parameters("flags")).contains("7");

        keys.press(CONTROL, KeyCode.K).isLedTo(".text-field").write("pipelines").press(ENTER);
        operator.sees("Deploy another…");
        keys.tabTo("#customise-image-fan-out").press(SPACE).tabTo("#stack-name");
        Eventually.on(() -> typed("#parameter-BatchSize").equals("7"));
        assertThat(typed("#stack-name")).isEqualTo("signalbox-image-fan-out");
        keys.fill("flags");
        operator.sees("A stack named flags exists already (CREATE_COMPLETE). Choose another name.");
        keys.press(CONTROL, KeyCode.K).isLedTo(".text-field").write("pipelines").press(ENTER);
        operator.sees("#customise-image-fan-out");
        keys.tabTo("Filter stacks").write("none");
        Eventually.on(() -> operator.rows("#stacks .table-view") == 0);
        keys.fill("flags");
        Eventually.on(() -> operator.rows("#stacks .table-view") == 1);
        keys.tabTo("#stacks").press(DOWN).press(ENTER);
        operator.sees("#operations-more");
    }

    @Test
    void deploysATemplateFileByTheKeyboardAndUpdatesStacks() throws Exception {
        UitestApplication.CHOOSE.add(List.of(template.toFile()));
        old("old");
        old("older");
        open();
        keys.press(CONTROL, KeyCode.K).isLedTo(".text-field").write("pipelines").press(ENTER);
        operator.sees("update available from 0.0.9");
        keys.tabTo("#deploy-template").press(SPACE).tabTo("#choose-Subnets").menu(SPACE,
                "subnet-0a1b2c3d4e5f60002 · local-1b · 172.31.16.0/20").tabTo("#parameter-QueueName").fill("NO");
        operator.sees("QueueName: must be small letters.");
        keys.fill("calls").shiftTabTo("#choose-Vpc").menu(SPACE,
                "vpc-0a1b2c3d4e5f60001 · default VPC · 172.31.0.0/16").shiftTabTo("#deploy-allow").press(SPACE)
                .shiftTabTo("#deploy-now").press(SPACE);
        complete("any");
        assertThat(parameters("any")).contains("calls", "subnet-0a1b2c3d4e5f60001");
        operator.click("#nav-pipelines");
        operator.click("#update-old");
        Eventually.on(() -> changing("old"));
        operator.click("#nav-pipelines");
        keys.tabTo("#update-older").press(SPACE);
        Eventually.on(() -> changing("older"));
    }

    /** A stack that an older Signalbox would have made. */
    private void old(String name) throws Exception {
        cloudFormation.createStack(b -> b.stackName(name).templateBody("Resources: {Old: {Type: AWS::SQS::Queue}}")
                .tags(
                        t -> t.key("signalbox:pipeline").value("callback-download"), t -> t.key("signalbox:version")
                                .value(
                                        "0.0.9")));
        complete(name);
    }

    private boolean changing(String stack) {
        return !cloudFormation.listChangeSets(b -> b.stackName(stack)).summaries().isEmpty() || cloudFormation
                .describeStacks(b -> b.stackName(stack)).stacks().getFirst().stackStatusAsString().startsWith("UPDATE");
    }
}
