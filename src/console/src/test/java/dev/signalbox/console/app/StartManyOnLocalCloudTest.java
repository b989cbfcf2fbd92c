package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.control.table.MenuKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** The real console on a real local cloud: an operator starts what a file says, and saves an input for the next time. */
class StartManyOnLocalCloudTest extends ConsoleOnLocalCloud {
    private String machine = "";

    @BeforeEach
    void define() {
        machine = machine("orders", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}");
    }

    private void openForm() throws Exception {
        open();
        operator.click("#nav-executions");
        operator.click("#start-execution");
        operator.sees("#start-many");
    }

    private List<ExecutionListItem> executions() {
        return sfn.listExecutions(r -> r.stateMachineArn(machine)).executions();
    }

    @Test
    void startsWhatAFileSays(FxRobot robot) throws Exception {
        Path file = folder.resolve("orders.csv");
        Files.writeString(file,
                "executionName,order,text\no-1,NSTDO-1,\"one, and\"\no-1,NSTDO-2,two\no-3,NSTDO-3,three\n");
        UitestApplication.CHOOSE.add(List.of(file.toFile()));
        openForm();

        operator.click("#start-many");
        operator.sees("Left out: 1. Nothing can be done to them.");
        operator.sees("the name is there twice");
        operator.shot("start-many-plan");
        operator.click("#bulk-begin");
        operator.sees(".confirmation");
        robot.push(KeyCode.TAB).push(KeyCode.SPACE);

        operator.sees("2 of 2 · 2 done · 0 refused");
        assertThat(executions()).extracting(ExecutionListItem::name).containsExactlyInAnyOrder("o-1", "o-3");
        String arn = executions().stream().filter(e -> e.name().equals("o-1")).findFirst().orElseThrow().executionArn();
        assertThat(sfn.describeExecution(r -> r.executionArn(arn)).input()).isEqualTo(
                "{\"order\":\"NSTDO-1\",\"text\":\"one, and\"}");
        operator.shot("start-many-report");
    }

    @Test
    void goesOnWithWhatWasCutOff(FxRobot robot) throws Exception {
        Path journals = data().resolve("bulk").resolve("local-000000000000-local-1");
        Files.createDirectories(journals);
        String items = IntStream.range(0, 3).mapToObj(i -> "{\"target\":\"" + machine + "\",\"name\":\"c-" + i
                + "\",\"input\":\"{}\"}").collect(Collectors.joining(","));
        Files.writeString(journals.resolve("j1.jsonl"), "{\"id\":\"j1\",\"kind\":\"START\",\"createdAt\":1,\"items\":["
                + items + "]}\n{\"item\":0,\"done\":true,\"words\":\"started\"}\n{\"item\":1,\"do");
        open();
        operator.click("#nav-executions");

        operator.sees("The console ended before this was finished. What was done is not done again.");
        operator.shot("bulk-cut-off");
        Operator.onFx(() -> {
            robot.lookup("#bulk-go-on").query().requestFocus();
            return true;
        });
        operator.press(KeyCode.SPACE);

        operator.sees("3 of 3 · 3 done · 0 refused");
        assertThat(executions()).extracting(ExecutionListItem::name).containsExactlyInAnyOrder("c-1", "c-2");
        operator.click("#bulk-close");
        Eventually.on(() -> {
            try (var left = Files.list(journals)) {
                return left.findAny().isEmpty();
            }
        });
    }

    @Test
    void keepsAnInputAsAPreset(FxRobot robot) throws Exception {
        openForm();
        operator.click(".text-area");
        robot.push(KeyCode.CONTROL, KeyCode.A).write("{\"order\":\"P-1\"}");
        operator.click("#start-presets");
        MenuKeys.walk(robot, "Save as preset…");
        operator.click("#dialog-name");
        robot.targetWindow(Operator.onFx(() -> robot.lookup("#dialog-name").query().getScene().getWindow()));
        robot.write("Usual");
        operator.shot("start-preset-name");
        operator.click("Save");
        robot.targetWindow(stage);

        TextInputControl json = (TextInputControl) robot.lookup(".text-area").query();
        Operator.onFx(() -> {
            json.setText("{}");
            return true;
        });
        operator.click("#start-presets");
        MenuKeys.walk(robot, "Usual");
        Eventually.on(() -> Operator.onFx(() -> ((TextInputControl) robot.lookup(".text-area").query()).getText()
                .contains("P-1")));
        operator.shot("start-preset");
    }
}
