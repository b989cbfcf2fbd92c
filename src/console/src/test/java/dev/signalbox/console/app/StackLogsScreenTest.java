package dev.signalbox.console.app;

import dev.signalbox.console.Eventually;
import java.time.Duration;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/** The logs of a stack's resources in the real console, against the local cloud. */
class StackLogsScreenTest extends ConsoleOnLocalCloud {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final String TEMPLATE = """
            Resources:
              Lines: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: shop-orders, RetentionInDays: 7}}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Statement: [{Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: "sts:AssumeRole"}]
              Orders:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  RoleArn: !GetAtt Role.Arn
                  Definition: {StartAt: Done, States: {Done: {Type: Succeed}}}
                  LoggingConfiguration:
                    Level: ALL
                    Destinations: [{CloudWatchLogsLogGroup: {LogGroupArn: !GetAtt Lines.Arn}}]
              Job:
                Type: AWS::Batch::JobDefinition
                Properties:
                  Type: container
                  ContainerProperties:
                    Image: shop
                    ResourceRequirements: [{Type: VCPU, Value: "1"}, {Type: MEMORY, Value: "512"}]
            """;

    private CloudWatchLogsClient logs;

    private void write(String... lines) {
        for (String line : lines) {
            logs.putLogEvents(p -> p.logGroupName("shop-orders").logStreamName("one").logEvents(InputLogEvent.builder()
                    .timestamp(System.currentTimeMillis()).message(line).build()));
        }
    }

    private void deployed() throws Exception {
        var stacks = session.clients().client(CloudFormationClient.builder());
        logs = session.clients().client(CloudWatchLogsClient.builder());
        stacks.createStack(c -> c.stackName("shop").templateBody(TEMPLATE).capabilitiesWithStrings("CAPABILITY_IAM"));
        Eventually.on(PATIENCE, () -> stacks.describeStacks(d -> d.stackName("shop")).stacks().getFirst()
                .stackStatusAsString().equals("CREATE_COMPLETE"));
        logs.createLogStream(c -> c.logGroupName("shop-orders").logStreamName("one"));
        write("order 1 taken", "ERROR order 2 lost");
    }

    @Test
    @Timeout(150)
    void aResourceLeadsToItsNewestLinesWhichAreFollowedAndFiltered(FxRobot robot) throws Exception {
        deployed();
        open();
        operator = new Operator(robot, stage, PATIENCE);
        operator.click("#nav-pipelines");
        operator.choose("#stacks", "shop"::equals);
        operator.press(KeyCode.ENTER);
        operator.sees("#resource-tree");
        operator.click("Orders");
        operator.click("#resource-logs");
        operator.sees("#stack-log");
        Eventually.on(PATIENCE, () -> lines(robot) == 3);
        write("order 3 taken");
        Eventually.on(PATIENCE, () -> lines(robot) == 4);
        operator.shot("stack-logs-light");
        operator.dark(true);
        operator.shot("stack-logs-dark");
        operator.dark(false);

        var keyboard = new Keyboard(robot, stage);
        keyboard.tabTo("#stack-logs-pattern").write("lost").press(KeyCode.ENTER);
        Eventually.on(PATIENCE, () -> lines(robot) == 1);
        keyboard.fill("nowhere").press(KeyCode.ENTER);
        operator.sees(
                "No line of shop-orders matches nowhere in this time (Last day). Lines are kept for 7 days; what is older is gone.");
        keyboard.shiftTabTo("#stack-logs-of").press(KeyCode.UP);
        keyboard.tabTo("#stack-logs-pattern").fill("").press(KeyCode.ENTER);
        operator.sees(
                "/aws/batch/job has written nothing yet: there is no such log group. It appears with the first line.");
    }

    private static int lines(FxRobot robot) {
        return robot.lookup("#stack-log .list-view").tryQueryAs(ListView.class).map(l -> l.getItems().size()).orElse(0);
    }
}
