package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** What a deployment costs is listed before it begins, and follows what is typed. */
class DeployCostsScreenTest extends ConsoleOnLocalCloud {
    private String costs() throws Exception {
        return Operator.onFx(() -> {
            var text = new StringBuilder();
            stage.getScene().getRoot().lookupAll("#deploy-costs .label").forEach(n -> text.append(((Label) n)
                    .getText()).append('\n'));
            return text.toString();
        });
    }

    @Test
    void listsWhatCostsWhileNobodyUsesIt(FxRobot robot) throws Exception {
        open();
        operator.click("#nav-pipelines");
        operator.click("#customise-download-service");
        operator.sees("#stack-name");
        Eventually.on(() -> costs().contains("While nobody uses it"));
        assertThat(costs()).contains("load balancer, for each hour").doesNotContain("$");
        assertThat(Operator.onFx(() -> stage.getScene().getRoot().lookupAll("#deploy-costs .hyperlink").size()))
                .isPositive();
        Operator.onFx(() -> {
            ((ScrollPane) stage.getScene().lookup("#deploy-form-scroll")).setVvalue(1);
            return true;
        });
        operator.shot("deploy-costs-light");
        operator.dark(true);
        operator.shot("deploy-costs-dark");
        operator.dark(false);
    }

    @Test
    void followsWhatIsTyped(FxRobot robot) throws Exception {
        open();
        var keys = new Keyboard(robot, stage);
        operator.click("#nav-pipelines");
        operator.click("#customise-download-service");
        Eventually.on(() -> costs().contains("tasks on Fargate"));
        var before = costs();
        keys.tabTo("#parameter-ProcessorCount").fill("7");

        Eventually.on(() -> !costs().equals(before));
        assertThat(costs()).containsPattern("(\\d+) × tasks on Fargate");
    }
}
