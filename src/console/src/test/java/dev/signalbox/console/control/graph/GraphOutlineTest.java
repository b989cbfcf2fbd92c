package dev.signalbox.console.control.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.TestFrame;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The tree beside the graph, by keys alone and by mouse. */
@ExtendWith(ApplicationExtension.class)
class GraphOutlineTest {
    private final List<String> picked = new ArrayList<>();
    private TestGraph view;

    @Start
    void start(Stage stage) {
        view = new TestGraph(stage, 760, 620);
        view.graph().setActs(new GraphActs() {
            @Override
            public void select(String name) {
                picked.add(name);
                view.graph().setSelected(name);
            }
        });
    }

    /** As Tab does after the last state and the tools. */
    @BeforeEach
    void tabToTheOutline(FxRobot robot) throws Exception {
        view.show("nested-containers");
        view.focus("All regions");
        for (int i = 0; i < 12 && !"graph-outline".equals(view.focusOwner().getId()); i++) {
            robot.type(KeyCode.TAB);
        }
        robot.type(KeyCode.SPACE, KeyCode.TAB);
        assertThat(view.focusOwner()).isInstanceOf(GraphOutline.class);
    }

    @Test
    void whatIsChosenInTheOutlineIsChosenInTheGraph(FxRobot robot) throws Exception {
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.END, KeyCode.UP, KeyCode.HOME);
        assertThat(picked).containsExactly("All regions", "Each customer", "Sum up", "Archive", "All regions");
        assertThat(view.node("All regions").getPseudoClassStates()).anyMatch(c -> c.getPseudoClassName().equals(
                "selected"));
        assertThat(view.focusOwner()).isInstanceOf(GraphOutline.class);
        view.shot("graph-outline");
    }

    @Test
    void aClickInTheOutlineChoosesToo(FxRobot robot) throws Exception {
        robot.clickOn((Node) robot.from(robot.lookup(".graph-outline")).lookup("Archive").query());
        assertThat(picked).containsExactly("Archive");
    }

    @Test
    void leftAndRightGoOutAndInAndFoldTheTree(FxRobot robot) throws Exception {
        GraphOutline outline = (GraphOutline) view.focusOwner();
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT, KeyCode.LEFT);
        assertThat(picked).containsExactly("All regions", "Each customer", "Both ways", "Left", "Both ways");
        robot.type(KeyCode.LEFT);
        assertThat(TestFrame.onFx(outline::getExpandedItemCount)).isLessThan(9);
        robot.type(KeyCode.RIGHT);
        assertThat(TestFrame.onFx(outline::getExpandedItemCount)).isEqualTo(9);
    }

    @Test
    void tellsWhatIsChosenInTheGraphAndNothingElse() throws Exception {
        GraphOutline outline = (GraphOutline) view.focusOwner();
        view.run(() -> view.graph().setSelected("Archive"));
        assertThat(outline.getSelectionModel().getSelectedItem().getValue().name()).isEqualTo("Archive");
        assertThat(picked).isEmpty();
    }

    @Test
    void noToolIsCutWhereThereIsLittleRoom(FxRobot robot) throws Exception {
        var tools = robot.lookup(".graph-tools .button, .graph-tools .toggle-button").queryAll();
        assertThat(tools).allSatisfy(tool -> assertThat(tool.localToScene(tool.getLayoutBounds()).getMaxX())
                .isLessThan(view.focusOwner().localToScene(0, 0).getX()));
        assertThat(tools).filteredOn(Labeled.class::isInstance).allSatisfy(tool -> assertThat(((Labeled) tool)
                .getWidth()).isGreaterThanOrEqualTo(tool.prefWidth(-1)));
    }
}
