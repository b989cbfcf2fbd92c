package dev.signalbox.console.control.graph;

import dev.signalbox.console.Sketch;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.Shot;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.states.StateMachine;
import java.nio.file.Path;
import java.time.Instant;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** A graph in a window of its own. Make it on the FX thread; all else is called from the test's. */
final class TestGraph {
    private final Stage stage;
    private final StateGraph graph = new StateGraph();

    TestGraph(Stage stage, double width, double height) {
        this.stage = stage;
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(graph, width, height));
        Theme.dress(stage.getScene());
        stage.show();
        graph.requestFocus(); // or the window gives the keyboard to a state whenever it gets it itself
    }

    static TestGraph in(Stage stage) {
        return new TestGraph(stage, 1100, 700);
    }

    StateGraph graph() {
        return graph;
    }

    Sample show(String name) throws Exception {
        Sample sample = Sample.of(name);
        draw(sample.machine(), sample.progress(), sample.status(), Sample.NOW);
        return sample;
    }

    void draw(StateMachine machine, ExecutionProgress progress, ExecutionStatus status, Instant now) throws Exception {
        run(() -> {
            graph.setMachine(machine);
            graph.setProgress(progress, status, now);
        });
    }

    /** On the FX thread, and all that follows from it. */
    void run(Runnable act) throws Exception {
        TestFrame.onFx(() -> {
            act.run();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    BoxView node(String state) throws Exception {
        return TestFrame.onFx(() -> graph.box(state).orElseThrow());
    }

    /** What has this style in the node of a state. */
    Node part(String state, String style) throws Exception {
        return TestFrame.onFx(() -> graph.box(state).orElseThrow().lookup(style));
    }

    boolean draws(String state) throws Exception {
        return TestFrame.onFx(() -> graph.box(state).isPresent());
    }

    String spoken(String state) throws Exception {
        return TestFrame.onFx(() -> graph.box(state).orElseThrow().getAccessibleText());
    }

    /** Where a state is in the window. */
    Bounds place(String state) throws Exception {
        BoxView node = node(state);
        return TestFrame.onFx(() -> node.localToScene(node.getLayoutBounds()));
    }

    void focus(String state) throws Exception {
        run(node(state)::requestFocus);
    }

    Node focusOwner() throws Exception {
        return TestFrame.onFx(() -> stage.getScene().getFocusOwner());
    }

    /** The state that has the keyboard, empty for none. */
    String focused() throws Exception {
        return focusOwner() instanceof BoxView view ? view.box().id() : "";
    }

    void dark(boolean dark) throws Exception {
        run(() -> Theme.setDark(stage.getScene(), dark));
    }

    void shot(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        TestFrame.onFx(() -> {
            Shot.save(stage.getScene(), 1, Path.of("target/shots", name + ".png"));
            return null;
        });
        Sketch.keep(stage.getScene(), name);
    }

    /** In both themes. */
    void shots(String name) throws Exception {
        for (boolean dark : new boolean[]{true, false}) {
            dark(dark);
            shot(name + (dark ? "-dark" : "-light"));
        }
    }

    static Point2D point(Node node, double x, double y) throws Exception {
        return TestFrame.onFx(() -> node.localToScreen(x, y));
    }
}
