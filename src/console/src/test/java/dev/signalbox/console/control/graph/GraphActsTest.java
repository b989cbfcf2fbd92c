package dev.signalbox.console.control.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.strip.HeatStrip;
import dev.signalbox.console.fx.save.SaveFile;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.states.State;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** What the operator does in the graph, by keys and mouse. */
@ExtendWith(ApplicationExtension.class)
class GraphActsTest {
    private final List<String> picked = new ArrayList<>();
    private final List<String> iterations = new ArrayList<>();
    private final List<String> opened = new ArrayList<>();
    private final List<SaveFile> saved = new ArrayList<>();
    private TestGraph view;
    private StateGraph graph;
    @TempDir private Path folder;

    @Start
    void start(Stage stage) {
        view = TestGraph.in(stage);
        graph = view.graph();
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
    }

    @BeforeEach
    void draw() throws Exception {
        view.show("nested-containers");
    }

    @Test
    void walksByArrowsAndChoosesByEnter(FxRobot robot) throws Exception {
        view.focus("All regions");
        robot.type(KeyCode.DOWN);
        assertThat(view.focused()).isEqualTo("Each customer");
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT);
        assertThat(view.focused()).isEqualTo("Right");
        view.shot("graph-walk");
        robot.type(KeyCode.ENTER);
        assertThat(picked).containsExactly("Right");
        robot.type(KeyCode.END);
        assertThat(view.focused()).isEqualTo("Sum up");
        robot.type(KeyCode.HOME);
        assertThat(view.focused()).isEqualTo("All regions");
        assertThat(view.spoken("Right")).isEqualTo("Right, S3, Running, 59 m");
    }

    @Test
    void foldsAContainerBySpaceAndCountsWhatIsInside(FxRobot robot) throws Exception {
        view.focus("All regions");
        robot.type(KeyCode.SPACE);
        assertThat(view.draws("Right")).isFalse();
        assertThat(view.focused()).isEqualTo("All regions");
        assertThat(view.spoken("All regions")).contains("3 running", "4 succeeded");
        view.shot("graph-folded");
        robot.type(KeyCode.SPACE);
        assertThat(view.draws("Right")).isTrue();
    }

    @Test
    void foldingDoesNotMoveTheContainerOnTheScreen(FxRobot robot) throws Exception {
        view.focus("All regions");
        double before = view.place("All regions").getMinY();
        robot.type(KeyCode.SPACE);
        assertThat(view.place("All regions").getMinY()).isEqualTo(before);
    }

    @Test
    void largeMachinesBeginFoldedAndSearchOpensThem(FxRobot robot) throws Exception {
        view.show("two-hundred-and-fifty");
        assertThat(view.draws("State 008")).isFalse();
        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("state 008");
        robot.type(KeyCode.ENTER);
        assertThat(picked).containsExactly("State 008");
        assertThat(view.draws("State 008")).isTrue();
        view.shot("graph-found");
    }

    @Test
    void searchStepsThroughItsMatches(FxRobot robot) throws Exception {
        view.run(() -> robot.lookup(n -> n instanceof SearchBox).query().requestFocus());
        robot.write("left");
        robot.type(KeyCode.ENTER, KeyCode.ENTER, KeyCode.ENTER);
        assertThat(picked).containsExactly("Left", "Left 2", "Left");
        assertThat(robot.lookup("1 of 2").tryQuery()).isPresent();
    }

    @Test
    void iterationsOfAMapArePickedByKeysAndMouse(FxRobot robot) throws Exception {
        view.show("map-iterations");
        HeatStrip strip = (HeatStrip) view.part("Each file", ".heat-strip");
        view.run(() -> {
            strip.requestFocus();
        });
        robot.type(KeyCode.RIGHT, 7);
        assertThat(strip.getAccessibleText()).isEqualTo("Index 7: Failed");
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.HOME, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.END, KeyCode.SPACE);
        robot.clickOn(TestGraph.point(strip, 4, 6));
        assertThat(iterations).containsExactly("Each file 7", "Each file 39", "Each file 0");
        Sample sample = Sample.of("map-iterations");
        ExecutionProgress seventh = new ExecutionProgress(sample.progress().states(), sample.progress().taken(), List
                .of(), Map.of("Each file", 7));
        view.run(() -> {
            graph.setProgress(seventh, sample.status(), Sample.NOW);
        });
        view.shot("graph-iteration");
        robot.clickOn("Index 7");
        assertThat(iterations).last().isEqualTo("Each file all");
        assertThat(view.spoken("Each row")).contains("68 of 1,000, 1 failed");
    }

    @Test
    void leadsToTheExecutionThatAStateStarted(FxRobot robot) throws Exception {
        view.show("nested-executions");
        view.focus("Start and forget");
        robot.type(KeyCode.O);
        robot.clickOn(view.part("Start and wait", ".node-link"));
        assertThat(opened).hasSize(2).allMatch(arn -> arn.endsWith(":child:run-1"));
        assertThat(view.part("Express", ".node-link")).isNull();
    }

    @Test
    void saysRetriesRulesAndWaits() throws Exception {
        view.show("all-phases");
        assertThat(view.spoken("Retried")).contains("tried again 2/5");
        view.show("all-state-types");
        Sample sample = Sample.of("all-state-types");
        StateProgress pause = sample.progress().state("Pause").orElseThrow();
        State.Wait wait = (State.Wait) sample.machine().state("Pause");
        assertThat(Until.of(wait, pause)).contains(pause.enteredAt().plusSeconds(30));
        view.show("wide-choice");
        assertThat(view.spoken("Route")).contains("$.a is present");
    }

    @Test
    void theMinimapShowsWhatIsNotInSightAndLeadsThere(FxRobot robot) throws Exception {
        Minimap minimap = robot.lookup(".minimap").queryAs(Minimap.class);
        assertThat(minimap.isVisible()).isFalse();
        view.show("two-hundred-and-fifty");
        assertThat(minimap.isVisible()).isTrue();
        view.shot("graph-minimap");
        double before = view.place("State 001").getMinY();
        robot.clickOn(minimap);
        assertThat(view.place("State 001").getMinY()).isLessThan(before - 500);
    }

    @Test
    void followsWhatGoesOnUntilTheOperatorLooksElsewhere(FxRobot robot) throws Exception {
        Sample sample = view.show("two-hundred-and-fifty");
        assertThat(robot.lookup("#graph-follow").query().isVisible()).isFalse();
        view.run(() -> graph.liveProperty().set(true));
        String open = sample.progress().states().values().stream().filter(s -> s.phase().isOpen()).max(Comparator
                .comparing(StateProgress::enteredAt)).orElseThrow().name();
        double followed = view.place(open).getMinY();
        assertThat(followed).isBetween(0.0, 640.0);
        ToggleButton follow = robot.lookup("#graph-follow").queryAs(ToggleButton.class);
        assertThat(follow.isSelected()).isTrue();
        view.shot("graph-follow");
        robot.moveTo(graph).drag(MouseButton.PRIMARY).moveBy(0, 150).drop();
        assertThat(follow.isSelected()).isFalse();
        assertThat(view.place(open).getMinY()).isNotEqualTo(followed);
        robot.clickOn(follow);
        assertThat(view.place(open).getMinY()).isEqualTo(followed);
    }

    @Test
    void plusMinusAndZeroZoom(FxRobot robot) throws Exception {
        view.focus("All regions");
        double before = view.place("Right").getWidth();
        robot.type(KeyCode.ADD);
        assertThat(view.place("Right").getWidth()).isGreaterThan(
                before);
        robot.type(KeyCode.DIGIT0);
        assertThat(view.place("Right").getWidth()).isEqualTo(
                before);
    }

    @Test
    void savesItselfAsPngAndSvg(FxRobot robot) throws Exception {
        view.run(() -> {
            MenuButton export = robot.lookup("#graph-export").queryAs(MenuButton.class);
            export.getItems().forEach(item -> item.fire());
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
}
