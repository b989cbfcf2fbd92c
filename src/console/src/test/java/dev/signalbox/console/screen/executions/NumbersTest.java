package dev.signalbox.console.screen.executions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.control.JsonView;
import dev.signalbox.console.control.graph.StateGraph;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.states.Definition;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The console's numbers, printed as they are and held with room for a busy machine. */
@ExtendWith(ApplicationExtension.class)
class NumbersTest {
    private Stage stage;
    private StackPane root;

    @Start
    void start(Stage given) {
        stage = given;
        root = new StackPane();
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(root, 1440, 900));
        Theme.dress(stage.getScene());
        stage.show();
    }

    @Test
    void aGraphOf250StatesIsDrawnQuickly() throws Exception {
        StringBuilder states = new StringBuilder();
        for (int i = 0; i < 249; i++) {
            states.append("\"S%d\":{\"Type\":\"Pass\",\"Next\":\"S%d\"},".formatted(i, i + 1));
        }
        var machine = Definition.read("{\"StartAt\":\"S0\",\"States\":{" + states + "\"S249\":{\"Type\":\"Succeed\"}}}")
                .machine();
        for (int round = 0; round < 3; round++) {
            long millis = shown("graph of 250 states", () -> {
                StateGraph graph = new StateGraph();
                root.getChildren().setAll(graph);
                graph.setMachine(machine);
                return null;
            });
            assertThat(millis).isLessThan(5_000);
        }
    }

    @Test
    void aQuarterMebibyteOfJsonOpensAtOnce() throws Exception {
        String json = "[" + "{\"id\":12345,\"name\":\"something\"},".repeat(8_100) + "1]";
        for (int round = 0; round < 3; round++) {
            JsonView[] made = new JsonView[1];
            long before = System.nanoTime();
            assertThat(shown("256 KiB of JSON, on the FX thread", () -> {
                JsonView view = new JsonView();
                made[0] = view;
                view.setFit(false);
                root.getChildren().setAll(view);
                view.setJson(json);
                return null;
            })).isLessThan(3_000);
            Eventually.on(() -> TestFrame.onFx(() -> made[0].lookupAll(".json-key").size() > 10));
            print("256 KiB of JSON to be read", before);
        }
    }

    private long shown(String what, Callable<Void> show) throws Exception {
        boolean[] pulse = new boolean[1];
        long before = System.nanoTime();
        TestFrame.onFx(() -> {
            show.call();
            stage.getScene().addPostLayoutPulseListener(() -> pulse[0] = true);
            root.requestLayout();
            return null;
        });
        Eventually.on(() -> pulse[0]);
        long millis = print(what, before);
        WaitForAsyncUtils.waitForFxEvents();
        return millis;
    }

    private static long print(String what, long before) {
        long millis = (System.nanoTime() - before) / 1_000_000;
        System.out.println("NUMBER " + what + ": " + millis + " ms");
        return millis;
    }
}
