package dev.signalbox.console.control.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.ExecutionStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Measures what 250 states cost the FX thread; the numbers are in {@code target/graph-speed.txt}. */
@ExtendWith(ApplicationExtension.class)
class GraphSpeedTest {
    private static final int ROUNDS = 9;
    /** Far above the aim of 300 ms: a machine that builds five things at once is slow, quadratic layout is slower. */
    private static final double NEVER = 3_000;
    private StateGraph graph;

    @Start
    void start(Stage stage) {
        graph = new StateGraph();
        stage.setScene(new Scene(graph, 1440, 900));
        Theme.dress(stage.getScene());
        stage.show();
    }

    @Test
    void drawsTwoHundredAndFiftyStates() throws Exception {
        Sample sample = Sample.of("two-hundred-and-fifty");
        double folded = median(() -> draw(sample));
        double unfolded = median(() -> {
            draw(sample);
            graph.unfoldAll();
            frame();
        });
        boolean[] on = {false};
        double colours = median(() -> {
            on[0] = !on[0];
            graph.setProgress(on[0] ? ExecutionProgress.none() : sample.progress(), ExecutionStatus.RUNNING,
                    Sample.NOW);
            frame();
        });
        double seconds = median(() -> {
            graph.tick(Sample.NOW.plusSeconds(1));
            frame();
        });
        String told = String.format(Locale.ROOT,
                """
                        graph of 251 states, median of %d: layout, nodes and style %.0f ms folded, %.0f ms folded and then unfolded
                        all colours changed %.0f ms, one second on %.1f ms
                        """,
                ROUNDS, folded, unfolded, colours, seconds);
        Files.writeString(Path.of("target/graph-speed.txt"), told);
        System.out.print(told);
        assertThat(Math.max(folded, colours)).isLessThan(NEVER);
    }

    private void draw(Sample sample) {
        graph.setMachine(sample.machine());
        graph.setProgress(sample.progress(), sample.status(), Sample.NOW);
        frame();
    }

    /** What a pulse does before it paints. */
    private void frame() {
        graph.applyCss();
        graph.layout();
    }

    private static double median(Runnable work) throws Exception {
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            millis[i] = WaitForAsyncUtils.asyncFx(() -> {
                long start = System.nanoTime();
                work.run();
                return (System.nanoTime() - start) / 1e6;
            }).get(60, TimeUnit.SECONDS);
        }
        Arrays.sort(millis);
        return millis[ROUNDS / 2];
    }
}
