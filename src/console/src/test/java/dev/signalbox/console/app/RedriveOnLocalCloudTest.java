package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.fx.help.OpenManual;
import dev.signalbox.console.model.manual.ManualPlace;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The real console on a real local cloud: an execution that failed goes on, by mouse and then by keyboard. */
class RedriveOnLocalCloudTest extends ConsoleOnLocalCloud {
    private static final String DEFINITION = """
            {"StartAt":"Change","States":{
              "Change":{"Type":"Task","End":true,"Resource":"arn:aws:states:::aws-sdk:dynamodb:updateItem",
                "Parameters":{"TableName":"things","Key":{"id":{"S":"a"}},"UpdateExpression":"SET seen = :n",
                  "ConditionExpression":"attribute_exists(id)","ExpressionAttributeValues":{":n":{"N":"1"}}}}}}""";

    private DynamoDbClient tables;

    private String failed() throws Exception {
        tables.createTable(r -> r.tableName("things").billingMode("PAY_PER_REQUEST").attributeDefinitions(
                AttributeDefinition.builder().attributeName("id").attributeType("S").build()).keySchema(KeySchemaElement
                        .builder().attributeName("id").keyType("HASH").build()));
        return run(machine("changes", DEFINITION), "change-1", "{}", ExecutionStatus.FAILED);
    }

    private int redrives(String arn) {
        return sfn.describeExecution(r -> r.executionArn(arn)).redriveCount();
    }

    @Test
    void goesOnByMouseAndByKeyboard(FxRobot robot) throws Exception {
        tables = session.clients().client(DynamoDbClient.builder());
        String arn = failed();
        open();
        operator.click("#nav-executions");
        operator.choose(".data-table", "change-1"::equals);
        operator.press(KeyCode.ENTER);
        operator.sees(".graph-node.tone-failed");
        operator.shot("redrive-offered");
        operator.click("#redrive");
        operator.sees("Redrive this execution?");
        operator.shot("redrive-asks");
        helps();
        operator.click("Redrive execution");
        Eventually.on(() -> redrives(arn) == 1 && status(arn) == ExecutionStatus.FAILED);
        operator.sees("Redriven");

        tables.putItem(r -> r.tableName("things").item(Map.of("id", AttributeValue.fromS("a"))));
        Button redrive = robot.lookup("#redrive").queryButton();
        Eventually.on(() -> Operator.onFx(() -> !redrive.isDisabled() && redrive.isVisible()));
        Operator.onFx(() -> {
            redrive.requestFocus();
            return true;
        });
        operator.press(KeyCode.SPACE);
        operator.sees("Redrive execution");
        operator.press(KeyCode.TAB);
        operator.press(KeyCode.SPACE);
        Eventually.on(() -> status(arn) == ExecutionStatus.SUCCEEDED);
        operator.sees(".graph-node.tone-succeeded");
        assertThat(redrives(arn)).isEqualTo(2);
        Eventually.on(() -> Operator.onFx(() -> !robot.lookup("#redriveBox").query().isVisible()));
        operator.shot("redrive-succeeded");
    }

    /** The question mark leads to the recipe, not to questions as such. */
    private void helps() throws Exception {
        var asked = new AtomicReference<Optional<ManualPlace>>(Optional.empty());
        stage.getScene().getRoot().addEventFilter(OpenManual.TYPE, e -> {
            asked.set(e.place());
            e.consume();
        });
        operator.click("#confirm-help");
        Eventually.on(() -> asked.get().equals(Optional.of(ManualPlace.of("recipe-redrive"))));
    }
}
