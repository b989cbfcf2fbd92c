package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.K;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The real console on a real local cloud, and an operator who has no mouse. */
@ExtendWith(ApplicationExtension.class)
abstract class KeyboardSession {
    static final String TABLE = "#executions-table";
    static final String ROLE = "arn:aws:iam::000000000000:role/test";
    private static final String CHECKS = """
            {"StartAt":"Prepare","States":{
             "Prepare":{"Type":"Pass","Result":{"ready":true},"ResultPath":"$.prepared","Next":"Check"},
             "Check":{"Type":"Choice","Choices":[{"Variable":"$.is","StringEquals":"fine","Next":"Done"},
               {"Variable":"$.is","StringEquals":"slow","Next":"Hold"}],"Default":"Refused"},
             "Hold":{"Type":"Wait","Seconds":900,"Next":"Done"},
             "Refused":{"Type":"Fail","Error":"NotFine","Cause":"The input said so."},
             "Done":{"Type":"Succeed"}}}""";

    @TempDir Path folder;
    FaultyEndpoint endpoint;
    Session session;
    SfnClient sfn;
    String machine = "";
    Keyboard keys;
    Stage stage;
    private ConsoleWindow window;

    void open(Stage given) throws IOException {
        stage = given;
        stage.setX(0);
        stage.setY(0);
        LocalCloud cloud = LocalCloud.start(new LocalCloudOptions(folder.resolve("data"), 0));
        endpoint = new FaultyEndpoint(cloud.endpoint());
        session = Session.at(AwsConnection.local(endpoint.address(), cloud.region(), cloud.accessKeyId(), cloud
                .secretAccessKey()), new EnvironmentInfo(EnvironmentInfo.Kind.LOCAL, "LOCAL", "local cloud", cloud
                        .account(), cloud.region(), endpoint.address()), folder.resolve("data"), Preferences.in(folder
                                .resolve("data")), cloud::close);
        sfn = session.clients().client(SfnClient.builder());
        machine = sfn.createStateMachine(r -> r.name("checks").definition(CHECKS).roleArn(ROLE)).stateMachineArn();
        window = new ConsoleWindow(stage, () -> session);
        window.open(folder.resolve("data"));
    }

    @BeforeEach
    void sit(FxRobot robot) throws Exception {
        keys = new Keyboard(robot, stage);
        keys.eyes().sees("#nav-executions");
    }

    @AfterEach
    void close() throws Exception {
        Operator.leave();
        WaitForAsyncUtils.waitForAsyncFx(10_000, window::close);
        endpoint.close();
    }

    /** By the palette. */
    void goTo(String place) throws Exception {
        keys.press(CONTROL, K).isLedTo(".text-field").write(place).press(ENTER);
    }

    void run(String name, String input, ExecutionStatus end) throws Exception {
        String arn = sfn.startExecution(r -> r.stateMachineArn(machine).name(name).input(input)).executionArn();
        Eventually.on(() -> sfn.describeExecution(r -> r.executionArn(arn)).status() == end);
    }

    long count(ExecutionStatus status) {
        return executions().stream().filter(e -> e.status() == status).count();
    }

    List<ExecutionListItem> executions() {
        return sfn.listExecutions(r -> r.stateMachineArn(machine).maxResults(1_000)).executions();
    }

    static String clipboard() throws Exception {
        return Operator.onFx(() -> Clipboard.getSystemClipboard().getString());
    }
}
