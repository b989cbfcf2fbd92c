package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import java.time.Duration;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;

/** An operator's whole story, by clicking in the real console against the local cloud over the wire. */
class WholeStoryTest extends ConsoleOnLocalCloud {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String FILES = "#file-table";

    @Test
    @Timeout(600)
    void deploysStartsAnswersWatchesAndOpensTheFiles(FxRobot robot) throws Exception {
        open();
        operator = new Operator(robot, stage, PATIENCE);
        operator.click("#overview-deploy");
        operator.click("#deploy-callback-download");
        operator.click("#start");
        shots("story-start");
        operator.click("#run");
        Eventually.on(PATIENCE, () -> operator.text("#reading").startsWith("Waiting for callback"));
        operator.sees("Callback URL");
        shots("story-executions");
        seesWhatIsDeployed();
        answersAsTheProvider();
        watches();
        opensTheFiles();
    }

    private void seesWhatIsDeployed() throws Exception {
        operator.click("#nav-pipelines");
        operator.sees("Deploy another…");
        operator.seesBadge("#stacks", "Complete");
        Eventually.on(() -> Operator.onFx(() -> stage.getScene().getRoot().lookupAll(".graph-thumbnail").size() == 5));
        shots("story-deployed");
    }

    private void answersAsTheProvider() throws Exception {
        operator.click("#nav-callbacks");
        operator.choose("#table", "callback-download"::equals);
        shots("story-callbacks");
        operator.click("#send");
        Eventually.on(PATIENCE, () -> operator.text("#last .status-badge").equals("200"));
        shots("story-answered");
    }

    private void watches() throws Exception {
        operator.click("#nav-batch");
        operator.seesBadge("#job-table", "Succeeded");
        shots("story-batch");
        operator.click("#nav-executions");
        operator.seesBadge("#table", "Succeeded");
        operator.choose("#table", "signalbox-callback-download"::equals);
        operator.press(KeyCode.ENTER);
        Eventually.on(PATIENCE, () -> operator.text("#status").equals("Succeeded"));
        shots("story-succeeded");
    }

    private void opensTheFiles() throws Exception {
        operator.click("#nav-files");
        operator.choose(FILES, bucket -> bucket.contains("filebucket"));
        operator.press(KeyCode.ENTER);
        operator.choose(FILES, folder -> folder.endsWith("/") && !folder.startsWith("sample-provider"));
        operator.press(KeyCode.ENTER);
        operator.choose(FILES, "manifest.json"::equals);
        Eventually.on(PATIENCE, () -> operator.text("#shown").startsWith("All of it"));
        shots("story-files");
        assertThat(operator.rows(FILES)).isGreaterThan(1);
    }

    private void shots(String name) throws Exception {
        operator.shot(name + "-light");
        operator.dark(true);
        operator.shot(name + "-dark");
        operator.dark(false);
    }
}
