package dev.signalbox.console.control.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.strip.HeatStrip;
import dev.signalbox.console.fx.Shot;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.save.SaveFile;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.states.State;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** What the operator does in the graph, by keys and mouse. */
@ExtendWith(ApplicationExtension.class)
class GraphActsTest {
    private final List<String> picked = new ArrayList<>();
    private final List<String> iterations = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private final List<SaveFile> saved = new ArrayList<>();
    private Stage stage;
    private StateGraph graph;
    @TempDir private Path folder;

    @Start
    void start(Stage given) {
        stage = given;
        graph = new StateGraph();
        graph.setActs(new GraphActs() {
            @Override
            public void select(String name) {
                picked.add(name);
                graph.setSelected(name);
            }

            @Override
            public void pick(String map, OptionalInt iteration) {
                iterations.add(map + " " + (iteration.isPresent() ? iteration.getAsInt() : "all"));
            }

            @Override
            public void open(String arn) {
                opened.add(arn);
            }
        });
        graph.addEventHandler(SaveFile.TYPE, saved::add);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(graph, 1100, 700));
        Theme.dress(stage.getScene());
        stage.show();
    }

    @BeforeEach
    void draw() throws Exception {
        show("nested-containers");
    }

    @Test
    void walksByArrowsAndChoosesByEnter(FxRobot robot) throws Exception {
        focus("All regions");
        robot.type(KeyCode.DOWN);
        assertThat(focused()).isEqualTo("Each customer");
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT);
        assertThat(focused()).isEqualTo("Right");
        shot("graph-walk");
        robot.type(KeyCode.ENTER);
        assertThat(picked).containsExactly("Right");
        robot.type(KeyCode.END);
        assertThat(focused()).isEqualTo("Sum up");
        robot.type(KeyCode.HOME);
        assertThat(focused()).isEqualTo("All regions");
        assertThat(onFx(() -> node("Right").getAccessibleText())).isEqualTo("Right, S3, Running, 59 m");
    }

    @Test
    void foldsAContainerBySpaceAndCountsWhatIsInside(FxRobot robot) throws Exception {
        focus("All regions");
        robot.type(KeyCode.SPACE);
        assertThat(onFx(() -> graph.box("Right"))).isEmpty();
        assertThat(focused()).isEqualTo("All regions");
        assertThat(onFx(() -> node("All regions").getAccessibleText())).contains("3 running", "4 succeeded");
        shot("graph-folded");
        robot.type(KeyCode.SPACE);
        assertThat(onFx(() -> graph.box("Right"))).isPresent();
    }

    @Test
    void foldingDoesNotMoveTheContainerOnTheScreen(FxRobot robot) throws Exception {
        focus("All regions");
        double before = onFx(() -> node("All regions").localToScene(0, 0).getY());
        robot.type(KeyCode.SPACE);
        assertThat(onFx(() -> node("All regions").localToScene(0, 0).getY())).isEqualTo(before);
    }

    @Test
    void largeMachinesBeginFoldedAndSearchOpensThem(FxRobot robot) throws Exception {
        show("two-hundred-and-fifty");
        assertThat(onFx(() -> graph.box("State 008"))).isEmpty();
        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("state 008");
        robot.type(KeyCode.ENTER);
        assertThat(picked).containsExactly("State 008");
        assertThat(onFx(() -> graph.box("State 008"))).isPresent();
        shot("graph-found");
    }

    @Test
    void searchStepsThroughItsMatches(FxRobot robot) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> robot.lookup(n -> n instanceof SearchBox).query().requestFocus()).get();
        robot.write("left");
        robot.type(KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER);
        assertThat(picked).containsExactly("Left", "Left 2", "Left");
        assertThat(robot.lookup("1 of 2").tryQuery()).isPresent();
    }

    @Test
    void iterationsOfAMapArePickedByKeysAndMouse(FxRobot robot) throws Exception {
        show("map-iterations");
        HeatStrip strip = onFx(() -> (HeatStrip) node("Each file").lookup(".heat-strip"));
        onFx(() -> {
            strip.requestFocus();
            return null;
        });
        robot.type(KeyCode.RIGHT, 7);
        assertThat(onFx(strip::getAccessibleText)).isEqualTo("Index 7: Failed");
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.HOME, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.END, KeyCode.SPACE);
        robot.clickOn(point(strip, 4, 6));
        assertThat(iterations).containsExactly("Each file 7", "Each file 39", "Each file 0");
        Sample sample = Sample.of("map-iterations");
        ExecutionProgress seventh = new ExecutionProgress(sample.progress().states(), sample.progress().taken(), List
                .of(), Map.of("Each file", 7));
        onFx(() -> {
            graph.setProgress(seventh, sample.status(), Sample.NOW);
            return null;
        });
        shot("graph-iteration");
        robot.clickOn("Index 7");
        assertThat(iterations).last().isEqualTo("Each file all");
        assertThat(onFx(() -> node("Each row").getAccessibleText())).contains("68 of 1,000, 1 failed");
    }

    @Test
    void leadsToTheExecutionThatAStateStarted(FxRobot robot) throws Exception {
        show("nested-executions");
        focus("Start and forget");
        robot.type(KeyCode.O);
        robot.clickOn(onFx(() -> node("Start and wait").lookup(".node-link")));
        assertThat(opened).hasSize(2).allMatch(arn -> arn.endsWith(":child:run-1"));
        assertThat(onFx(() -> node("Express").lookup(".node-link").isVisible())).isFalse();
    }

    @Test
    void saysRetriesRulesAndWaits() throws Exception {
        show("all-phases");
        assertThat(onFx(() -> node("Retried").getAccessibleText())).contains("tried again 2/5");
        show("all-state-types");
        Sample sample = Sample.of("all-state-types");
        StateProgress pause = sample.progress().state("Pause").orElseThrow();
        State.Wait wait = (State.Wait) sample.machine().state("Pause");
        assertThat(Until.of(wait, pause)).contains(pause.enteredAt().plusSeconds(30));
        show("wide-choice");
        assertThat(onFx(() -> node("Route").getAccessibleText())).contains("$.a is present");
    }

    private static Point2D point(Node node, double x, double y) throws Exception {
        return onFx(() -> node.localToScreen(x, y));
    }

    @Test
    void theOutlineTellsTheSameInWords(FxRobot robot) throws Exception {
        robot.clickOn("#graph-outline");
        GraphOutline outline = robot.lookup(".graph-outline").queryAs(GraphOutline.class);
        assertThat(onFx(() -> outline.getExpandedItemCount())).isEqualTo(9);
        onFx(() -> {
            outline.requestFocus();
            outline.getSelectionModel().select(0);
            return null;
        });
        robot.type(KeyCode.DOWN);
        assertThat(picked).containsExactly("All regions", "Each customer");
        onFx(() -> {
            graph.setSelected("Archive");
            return null;
        });
        assertThat(onFx(() -> outline.getSelectionModel().getSelectedItem().getValue().name())).isEqualTo("Archive");
        assertThat(picked).hasSize(2);
        shot("graph-outline");
    }

    @Test
    void theMinimapShowsWhatIsNotInSightAndLeadsThere(FxRobot robot) throws Exception {
        Minimap minimap = robot.lookup(".minimap").queryAs(Minimap.class);
        assertThat(onFx(minimap::isVisible)).isFalse();
        show("two-hundred-and-fifty");
        assertThat(onFx(minimap::isVisible)).isTrue();
        shot("graph-minimap");
        double before = onFx(() -> node("State 001").localToScene(0, 0).getY());
        robot.clickOn(minimap);
        assertThat(onFx(() -> node("State 001").localToScene(0, 0).getY())).isLessThan(before - 500);
    }

    @Test
    void plusMinusAndZeroZoom(FxRobot robot) throws Exception {
        focus("All regions");
        double before = onFx(() -> node("Right").localToScene(node("Right").getLayoutBounds()).getWidth());
        robot.type(KeyCode.ADD);
        assertThat(onFx(() -> node("Right").localToScene(node("Right").getLayoutBounds()).getWidth())).isGreaterThan(
                before);
        robot.type(KeyCode.DIGIT0);
        assertThat(onFx(() -> node("Right").localToScene(node("Right").getLayoutBounds()).getWidth())).isEqualTo(
                before);
    }

    @Test
    void savesItselfAsPngAndSvg(FxRobot robot) throws Exception {
        onFx(() -> {
            MenuButton export = robot.lookup("#graph-export").queryAs(MenuButton.class);
            export.getItems().forEach(item -> item.fire());
            return null;
        });
        Path png = folder.resolve("graph.png");
        Path svg = folder.resolve("graph.svg");
        saved.get(0).request().content().writeTo(png);
        assertThat(saved.get(1).request().content().writeTo(svg)).isEqualTo("9 states");
        assertThat(new Image(Files.newInputStream(png)).getWidth()).isGreaterThan(1000);
        Document document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new InputSource(
                new StringReader(Files.readString(svg))));
        assertThat(document.getElementsByTagName("text").getLength()).isGreaterThan(16);
        assertThat(Files.readString(svg)).contains(">Each customer<", "#006ce0", "#00802f");
        Files.createDirectories(Path.of("target/shots"));
        Files.writeString(Path.of("target/shots/graph.svg"), Files.readString(svg));
    }

    private void show(String name) throws Exception {
        Sample sample = Sample.of(name);
        onFx(() -> {
            graph.setMachine(sample.machine());
            graph.setProgress(sample.progress(), sample.status(), Sample.NOW);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void focus(String state) throws Exception {
        onFx(() -> {
            node(state).requestFocus();
            return null;
        });
    }

    private String focused() throws Exception {
        return onFx(() -> stage.getScene().getFocusOwner() instanceof BoxView view ? view.box().id() : "");
    }

    private Node node(String state) {
        return graph.box(state).orElseThrow();
    }

    private void shot(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        onFx(() -> {
            Shot.save(stage.getScene(), 1, Path.of("target/shots", name + ".png"));
            return null;
        });
    }

    private static <V> V onFx(Callable<V> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
    }
}
