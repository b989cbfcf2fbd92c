package dev.signalbox.console.control.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.fx.Shot;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.Histories;
import dev.signalbox.states.Definition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StateGraphTest {
    private final Path definition = Path.of("../../infra-templates/callback-download/callback-download.asl.json");
    private Stage stage;
    private StateGraph graph;

    @Start
    void start(Stage given) {
        stage = given;
        graph = new StateGraph();
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(graph, 1100, 700));
        Theme.dress(stage.getScene());
        stage.show();
    }

    @Test
    void showsAWaitWithItsAgeAndWhatEndsIt() throws Exception {
        Histories history = new Histories().started().waits("WaitForCallback");
        draw(callbackDownload(), history, ExecutionStatus.RUNNING, Duration.ofMinutes(134));
        assertThat(node("WaitForCallback").getStyleClass()).contains("tone-waiting");
        assertThat(node("WaitForCallback").getAccessibleText()).contains("Waiting").contains("2 h 13 m");
        assertThat(node("DownloadFiles").getStyleClass()).contains("tone-not-started");
        shots("graph-waiting");
    }

    @Test
    void showsWhatWasCaughtAndWhereItLed() throws Exception {
        Histories history = new Histories().started().waits("WaitForCallback").then("TaskSucceeded").exited("Task",
                "WaitForCallback")
                .entered("Task", "GetFilesToDownload").then("TaskScheduled", "resource", "invoke")
                .then("TaskFailed", "error", "dev.signalbox.lambda.UnknownProject").exited("Task", "GetFilesToDownload")
                .entered("Fail", "UnknownProject").then("ExecutionFailed", "error", "UnknownProject");
        draw(callbackDownload(), history, ExecutionStatus.FAILED, Duration.ofMinutes(1));
        assertThat(node("GetFilesToDownload").getStyleClass()).contains("tone-caught");
        assertThat(node("UnknownProject").getStyleClass()).contains("tone-failed");
        shots("graph-failed");
    }

    @Test
    void drawsContainersChoicesLoopsAndWhatNobodyKnows() throws Exception {
        String odd = """
                {"StartAt":"Prepare","States":{
                 "Prepare":{"Type":"Pass","Next":"Ready?"},
                 "Ready?":{"Type":"Choice","Choices":[{"Variable":"$.a","IsPresent":true,"Next":"Both"},{"Variable":"$.b","IsPresent":true,"Next":"Refuse"}],"Default":"Pause"},
                 "Pause":{"Type":"Wait","Seconds":5,"Next":"Prepare"},
                 "Refuse":{"Type":"Fail","Error":"No"},
                 "Both":{"Type":"Parallel","Next":"Each","Branches":[
                   {"StartAt":"Left","States":{"Left":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:putItem","Next":"Left 2"},"Left 2":{"Type":"Pass","End":true}}},
                   {"StartAt":"Right","States":{"Right":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:listBuckets","End":true}}}]},
                 "Each":{"Type":"Map","ItemProcessor":{"StartAt":"Copy","States":{"Copy":{"Type":"Task","Resource":"arn:aws:states:::ecs:runTask.sync","End":true}}},"Next":"Strange"},
                 "Strange":{"Type":"Teleport","Next":"Done"},
                 "Done":{"Type":"Succeed"}}}""";
        Histories history = new Histories().started().entered("Pass", "Prepare").exited("Pass", "Prepare").entered(
                "Choice", "Ready?")
                .exited("Choice", "Ready?").entered("Parallel", "Both").then("ParallelStateStarted").entered("Task",
                        "Left")
                .then("TaskScheduled", "resource", "putItem");
        draw(odd, history, ExecutionStatus.RUNNING, Duration.ofSeconds(20));
        assertThat(node("Left").getStyleClass()).contains("tone-running");
        assertThat(node("Strange").getStyleClass()).contains("graph-node-unknown");
        shots("graph-odd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image-fan-out/image-fan-out", "file-delivery/file-delivery", "csv-batch/csv-batch",
            "csv-batch/csv-chunk"})
    void drawsTheBundledPipelines(String file) throws Exception {
        String asl = Files.readString(definition.getParent().getParent().resolve(file + ".asl.json")).replaceAll(
                "\\$\\{\\w+}", "1");
        draw(asl, new Histories(), ExecutionStatus.RUNNING, Duration.ZERO);

        assertThat(node(Definition.read(asl).machine().startAt())).isNotNull();
        shots("graph-" + file.substring(file.indexOf('/') + 1));
    }

    private void draw(String asl, Histories history, ExecutionStatus status, Duration later) throws Exception {
        onFx(() -> {
            graph.setMachine(Definition.read(asl).machine());
            graph.setProgress(history.read(), status, Histories.START.plus(later));
            return null;
        });
    }

    private String callbackDownload() throws Exception {
        return Files.readString(definition).replace("${HeartbeatField}", "").replaceAll("(Seconds\": )\\$\\{\\w+}",
                "$1 60")
                .replaceAll("\\$\\{(\\w+)}", "$1");
    }

    private Node node(String state) throws Exception {
        return onFx(() -> graph.box(state).orElseThrow());
    }

    private void shots(String name) throws Exception {
        for (boolean dark : new boolean[]{false, true}) {
            onFx(() -> {
                Theme.setDark(stage.getScene(), dark);
                return null;
            });
            WaitForAsyncUtils.waitForFxEvents();
            onFx(() -> {
                Shot.save(stage.getScene(), 1, Path.of("target/shots", name + (dark ? "-dark.png" : "-light.png")));
                return null;
            });
        }
    }

    private static <V> V onFx(Callable<V> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
    }
}
