package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.K;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The real console on a real local cloud, and an operator who has no mouse. */
abstract class KeyboardSession extends ConsoleOnLocalCloud {
    static final String TABLE = "#executions-table";
    private static final String CHECKS = """
            {"StartAt":"Prepare","States":{
             "Prepare":{"Type":"Pass","Result":{"ready":true},"ResultPath":"$.prepared","Next":"Check"},
             "Check":{"Type":"Choice","Choices":[{"Variable":"$.is","StringEquals":"fine","Next":"Done"},
               {"Variable":"$.is","StringEquals":"slow","Next":"Hold"}],"Default":"Refused"},
             "Hold":{"Type":"Wait","Seconds":900,"Next":"Done"},
             "Refused":{"Type":"Fail","Error":"NotFine","Cause":"The input said so."},
             "Done":{"Type":"Succeed"}}}""";

    FaultyEndpoint endpoint;
    String machine = "";
    Keyboard keys;

    @Override
    Session session(Path data) throws IOException {
        var cloud = DisturbedCloud.start(data);
        endpoint = cloud.endpoint();
        return cloud.session();
    }

    @BeforeEach
    void sit(FxRobot robot) throws Exception {
        keys = new Keyboard(robot, stage);
        machine = machine("checks", CHECKS);
        open();
    }

    /** By the palette. */
    void goTo(String place) throws Exception {
        keys.press(CONTROL, K).isLedTo(".text-field").write(place).press(ENTER);
    }

    void run(String name, String input, ExecutionStatus end) throws Exception {
        run(machine, name, input, end);
    }

    long count(ExecutionStatus status) {
        return count(machine, status);
    }

    static String clipboard() throws Exception {
        return Operator.onFx(() -> Clipboard.getSystemClipboard().getString());
    }
}
