package dev.signalbox.console.control.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.model.CallbackUrl;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.Histories;
import dev.signalbox.states.Definition;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class StateGraphTest {
    private final Path definition = Path.of("../../infra-templates/callback-download/callback-download.asl.json");
    private TestGraph view;

    @Start
    void start(Stage stage) {
        view = TestGraph.in(stage);
    }

    @Test
    void showsAWaitWithItsAgeAndWhatEndsIt() throws Exception {
        Histories history = new Histories().started().waits("WaitForCallback");
        draw(callbackDownload(), history, ExecutionStatus.RUNNING, Duration.ofMinutes(134));
        assertThat(view.node("WaitForCallback").getStyleClass()).contains("tone-waiting");
        assertThat(view.node("WaitForCallback").getAccessibleText()).contains("Waiting").contains("2 h 13 m");
        assertThat(view.node("DownloadFiles").getStyleClass()).contains("tone-not-started");
        view.shots("graph-waiting");
    }

    @Test
    void makesRoomForAnAddressThatComesLaterThanTheWait() throws Exception {
        draw(callbackDownload(), new Histories().started().waits("WaitForCallback"), ExecutionStatus.RUNNING, Duration
                .ofMinutes(1));
        view.run(() -> view.graph().setCallbackUrls(Map.of("WaitForCallback", new CallbackUrl(URI.create(
                "http://127.0.0.1:4566/_aws/execute-api/zotvwn2w48/callback/2026-11-22-142547-bd0c?secret=x")))));
        Region card = (Region) view.graph().lookup(".callout");
        Node button = card.lookup(".button").getParent();
        Eventually.on(() -> TestFrame.onFx(() -> card.getHeight() >= button.getBoundsInParent().getMaxY() + 12));
    }

    @Test
    void showsWhatWasCaughtAndWhereItLed() throws Exception {
        Histories history = new Histories().started().waits("WaitForCallback").then("TaskSucceeded").exited("Task",
                "WaitForCallback")
                .entered("Task", "GetFilesToDownload").then("TaskScheduled", "resource", "invoke")
                .then("TaskFailed", "error", "dev.signalbox.lambda.UnknownProject").exited("Task", "GetFilesToDownload")
                .entered("Fail", "UnknownProject").then("ExecutionFailed", "error", "UnknownProject");
        draw(callbackDownload(), history, ExecutionStatus.FAILED, Duration.ofMinutes(1));
        assertThat(view.node("GetFilesToDownload").getStyleClass()).contains("tone-caught");
        assertThat(view.node("UnknownProject").getStyleClass()).contains("tone-failed");
        view.shots("graph-failed");
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
        assertThat(view.node("Left").getStyleClass()).contains("tone-running");
        assertThat(view.node("Strange").getStyleClass()).contains("graph-node-unknown");
        view.shots("graph-odd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image-fan-out/image-fan-out", "file-delivery/file-delivery", "csv-batch/csv-batch",
            "csv-batch/csv-chunk"})
    void drawsTheBundledPipelines(String file) throws Exception {
        String asl = Files.readString(definition.getParent().getParent().resolve(file + ".asl.json")).replaceAll(
                "\\$\\{\\w+}", "1");
        draw(asl, new Histories(), ExecutionStatus.RUNNING, Duration.ZERO);

        assertThat(view.node(Definition.read(asl).machine().startAt())).isNotNull();
        view.shots("graph-" + file.substring(file.indexOf('/') + 1));
    }

    private void draw(String asl, Histories history, ExecutionStatus status, Duration later) throws Exception {
        view.draw(Definition.read(asl).machine(), history.read(), status, Histories.START.plus(later));
    }

    private String callbackDownload() throws Exception {
        return Files.readString(definition).replace("${HeartbeatField}", "").replaceAll("(Seconds\": )\\$\\{\\w+}",
                "$1 60")
                .replaceAll("\\$\\{(\\w+)}", "$1");
    }
}
