package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** What a console left when it ended, in the next one: offered, gone on with, and taken back. */
class LeftOversScreenTest extends ConsoleOnLocalCloud {
    private CloudFormationClient cloudFormation;

    @BeforeEach
    void prepare() {
        cloudFormation = session.clients().client(CloudFormationClient.builder());
    }

    private void leave(String stack, String template) {
        cloudFormation.createChangeSet(b -> b.stackName(stack).changeSetName("signalbox-left").changeSetType(
                ChangeSetType.CREATE).templateBody(template));
        cloudFormation.waiter().waitUntilChangeSetCreateComplete(b -> b.stackName(stack).changeSetName(
                "signalbox-left"));
    }

    private boolean there(String stack, StackStatus status) {
        return cloudFormation.describeStacks().stacks().stream().anyMatch(s -> s.stackName().equals(stack) && s
                .stackStatus() == status);
    }

    @Test
    void goesOnAndCleansUpByTheMouse() throws Exception {
        leave("waiting", "Resources: {Queue: {Type: AWS::SQS::Queue}}");
        leave("begun", "Resources: {Queue: {Type: AWS::SQS::Queue}}");
        cloudFormation.deleteChangeSet(b -> b.stackName("begun").changeSetName("signalbox-left"));
        open();
        operator.click("#nav-pipelines");
        operator.sees("#leftover-goOn-waiting");
        operator.shot("left-overs-light");
        operator.dark(true);
        operator.shot("left-overs-dark");
        operator.dark(false);
        operator.click("#leftover-cleanUp-begun");
        operator.sees("#confirm-verb");
        operator.shot("left-overs-question-light");
        operator.click("Cancel");
        Eventually.on(() -> Operator.onFx(() -> Window.getWindows().stream().filter(Window::isShowing).count() == 1));
        assertThat(there("begun", StackStatus.REVIEW_IN_PROGRESS)).isTrue();
        operator.click("#leftover-cleanUp-begun");
        operator.click("#confirm-verb");
        Eventually.on(() -> cloudFormation.describeStacks().stacks().stream().noneMatch(s -> s.stackName().equals(
                "begun")));
        operator.click("#leftover-goOn-waiting");
        operator.click("#plan-execute");
        operator.click("Create stack");
        Eventually.on(() -> there("waiting", StackStatus.CREATE_COMPLETE));
        operator.click("#nav-pipelines");
        Eventually.on(() -> Operator.onFx(() -> stage.getScene().lookup("#leftover-goOn-waiting") == null));
    }

    @Test
    void discardsByTheKeyboard(FxRobot robot) throws Exception {
        leave("waiting", "Resources: {Queue: {Type: AWS::SQS::Queue}}");
        open();
        var keys = new Keyboard(robot, stage);
        operator.click("#nav-pipelines");
        operator.sees("#leftover-discard-waiting");
        keys.tabTo("#leftover-discard-waiting").press(KeyCode.SPACE);
        operator.sees("#confirm-verb");
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.SPACE);
        Eventually.on(() -> cloudFormation.describeStacks().stacks().isEmpty());
        Eventually.on(() -> Operator.onFx(() -> stage.getScene().lookup("#leftover-discard-waiting") == null));
    }
}
