package dev.signalbox.console.app;

import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** An execution that speaks JSONata and has variables, started by an alias, on a real local cloud. */
class JsonataExecutionTest extends ConsoleOnLocalCloud {
    private static final String DEFINITION = """
            {"QueryLanguage":"JSONata","StartAt":"Count","States":{
             "Count":{"Type":"Pass","Assign":{"orders":"{% $count($states.input.orders) %}","who":"shop"},"Next":"Enough?"},
             "Enough?":{"Type":"Choice","Default":"Few","Choices":[
              {"Condition":"{% $orders > 2 and\\n  $who = 'shop' %}","Next":"Many"}]},
             "Few":{"Type":"Succeed"},
             "Many":{"Type":"Pass","Assign":{"orders":"{% $orders + 1 %}"},"Next":"Load"},
             "Load":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":{"FunctionName":"nobody"},
              "TimeoutSeconds":"{% $orders %}","Catch":[{"ErrorEquals":["States.ALL"],"Next":"Sum"}],"Next":"Sum"},
             "Sum":{"Type":"Pass","Output":{"total":"{% $gone.total %}"},"End":true}}}""";

    @Test
    void variablesFieldsAndTheAliasAreTold(FxRobot robot) throws Exception {
        String machine = machine("orders", DEFINITION);
        String version = sfn.publishStateMachineVersion(r -> r.stateMachineArn(machine)).stateMachineVersionArn();
        String alias = sfn.createStateMachineAlias(r -> r.name("live").routingConfiguration(c -> c
                .stateMachineVersionArn(version).weight(100))).stateMachineAliasArn();
        run(alias, "run-1", "{\"orders\":[1,2,3]}", ExecutionStatus.FAILED);
        open();
        operator.click("#nav-executions");
        operator.click("run-1", () -> Operator.onFx(() -> robot.lookup(".table-row-cell:selected").tryQuery()
                .isPresent()));
        operator.press(KeyCode.ENTER);
        operator.sees("orders, version 1, by alias live");
        operator.sees("field Output/total");
        operator.shot("jsonata-cause-light");
        operator.dark(true);
        operator.shot("jsonata-cause-dark");
        operator.dark(false);
        operator.click("Count");
        operator.sees("Variables assigned");
        operator.sees("Their values now");
        Operator.onFx(() -> {
            robot.lookup(".side-pane > .scroll-pane").queryAs(ScrollPane.class).setVvalue(1);
            return true;
        });
        operator.shot("jsonata-variables-light");
        operator.dark(true);
        operator.shot("jsonata-variables-dark");
        operator.click("Load");
        operator.sees("Arguments");
        operator.sees("Caught error");
        operator.click("Definition");
        operator.sees("seconds from {% $orders %}");
    }
}
