package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;

/** A Distributed Map on a real local cloud: its failures are read by reason, and its limits changed while it runs. */
@ExtendWith(ApplicationExtension.class)
class MapRunsScreenTest {
    private static final String DEFINITION = """
            {"StartAt":"All","States":{"All":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":4,"ToleratedFailureCount":5,
             "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Which","States":{
              "Which":{"Type":"Choice","Choices":[{"Variable":"$.is","StringEquals":"bad","Next":"Broken"},
                {"Variable":"$.is","StringEquals":"slow","Next":"Hold"}],"Default":"Fine"},
              "Hold":{"Type":"Wait","Seconds":600,"Next":"Fine"},
              "Broken":{"Type":"Fail","Error":"BadRow","Cause":"The row has no country."},
              "Fine":{"Type":"Succeed"}}},"End":true}}}""";
    private static final String INPUT = "{\"items\":[{\"is\":\"bad\"},{\"is\":\"good\"},{\"is\":\"bad\"},{\"is\":\"good\"},{\"is\":\"slow\"}]}";

    @TempDir Path folder;
    private Stage stage;
    private Session session;
    private ConsoleWindow window;
    private SfnClient sfn;
    private String execution = "";

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
        session = Session.start(new Settings(folder.resolve("data"), Optional.of(0)));
        window = new ConsoleWindow(stage, () -> session);
        sfn = session.clients().client(SfnClient.builder());
        String machine = sfn.createStateMachine(r -> r.name("rows").definition(DEFINITION).roleArn(
                "arn:aws:iam::000000000000:role/test")).stateMachineArn();
        execution = sfn.startExecution(r -> r.stateMachineArn(machine).name("run-1").input(INPUT)).executionArn();
    }

    @AfterEach
    void close() throws Exception {
        Operator.leave();
        WaitForAsyncUtils.waitForAsyncFx(10_000, window::close);
    }

    @Test
    void failuresAreReadByReasonAndLimitsChangedWhileItRuns(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> window.open(folder));
        var operator = new Operator(robot, stage);
        operator.click("#nav-executions");
        operator.click("run-1", () -> Operator.onFx(() -> robot.lookup(".table-row-cell:selected").tryQuery()
                .isPresent()));
        operator.press(KeyCode.ENTER);
        operator.click("Map runs");
        Eventually.on(() -> operator.rows("#map-children") == 5);
        Eventually.on(() -> operator.text("#map-counts").equals("2 Succeeded · 2 Failed · 1 Running of 5 items"));
        Eventually.on(() -> operator.rows("#map-failures") == 1);
        Eventually.on(() -> Operator.onFx(() -> robot.lookup(".child-cell").queryAll().size() == 5));
        operator.shot("map-runs-light");
        operator.dark(true);
        operator.shot("map-runs-dark");
        operator.dark(false);
        operator.click("#map-concurrency");
        operator.chord(KeyCode.CONTROL, KeyCode.A);
        operator.write("9");
        operator.press(KeyCode.ENTER);
        Eventually.on(() -> run().maxConcurrency() == 9);
        operator.click("#map-tolerated");
        operator.chord(KeyCode.CONTROL, KeyCode.A);
        operator.write("4");
        operator.click("#map-apply");
        Eventually.on(() -> run().toleratedFailureCount() == 4);
        assertThat(run().maxConcurrency()).isEqualTo(9);
        assertThat(run().status()).isEqualTo(MapRunStatus.RUNNING); // a percentage of 0 told with them would have ended it
        operator.choose("#map-failures", "BadRow"::equals);
        operator.press(KeyCode.ENTER);
        operator.sees("The row has no country.");
    }

    private DescribeMapRunResponse run() {
        String arn = sfn.listMapRuns(r -> r.executionArn(execution)).mapRuns().getFirst().mapRunArn();
        return sfn.describeMapRun(r -> r.mapRunArn(arn));
    }
}
