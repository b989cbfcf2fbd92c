package dev.signalbox.console.control.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.layout.LayoutMemory;
import dev.signalbox.console.fx.save.SaveDesk;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.preferences.Preferences;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Copying, exporting and arranging. */
@ExtendWith(ApplicationExtension.class)
class TableMenuTest {
    private record Run(String name, Instant started, int size) {}

    @TempDir Path folder;

    private final Preferences preferences = Preferences.forgotten();
    private Stage stage;
    private DataTable<Run> table;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
        open();
    }

    /** As at a new start of the console. */
    private void open() {
        table = new DataTable<>();
        table.setId("runs");
        table.text("Name", 200, Run::name);
        table.value("Started", 150, Run::started, t -> "today");
        table.number("Size", 80, Run::size, n -> n + " B");
        table.node("Drawn", 80, r -> r, _ -> new Label("x"));
        table.setCopyForms(CopyForms.of(Run::name, r -> "arn:run:" + r.name(), r -> "aws runs --name " + r.name()));
        table.setRows(FXCollections.observableArrayList(new Run("=evil", Instant.ofEpochSecond(30), 3),
                new Run("nightly, late", Instant.ofEpochSecond(60), 1)));
        StackPane root = new StackPane(table);
        new SaveDesk(new Tasks(Clock.systemUTC()), new SerialWorker("save"), preferences).serve(root);
        Scene scene = new Scene(new StackPane(), 700, 300);
        Theme.dress(scene);
        LayoutMemory.install(scene, preferences);
        scene.setRoot(root);
        stage.setScene(scene);
        stage.show();
        table.table().requestFocus();
    }

    @Test
    void copiesRowsNamesAndAddresses(FxRobot robot) throws Exception {
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(clipboard()).isEqualTo("Name\tStarted\tSize\n=evil\t1970-01-01T00:00:30Z\t3\n"
                + "nightly, late\t1970-01-01T00:01:00Z\t1\n");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        assertThat(clipboard()).isEqualTo("=evil\nnightly, late");
        robot.push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.C);
        assertThat(clipboard()).isEqualTo("arn:run:=evil\narn:run:nightly, late");
    }

    @Test
    void copiesTheCommandAndExportsByTheMenu(FxRobot robot) throws Exception {
        robot.push(KeyCode.DOWN);
        choose(robot, "Copy AWS CLI command");
        assertThat(clipboard()).isEqualTo("aws runs --name =evil");
        Path file = folder.resolve("runs.csv");
        UitestApplication.CHOOSE.add(List.of(file.toFile()));
        choose(robot, "Export 2 rows as CSV for Excel…");
        Eventually.on(() -> Files.exists(file));
        assertThat(Files.readString(file)).isEqualTo("\uFEFFName,Started,Size\r\n'=evil,1970-01-01T00:00:30Z,3\r\n"
                + "\"nightly, late\",1970-01-01T00:01:00Z,1\r\n");
    }

    @Test
    void remembersHowColumnsAreArranged(FxRobot robot) throws Exception {
        choose(robot, "Columns", "Started", "Shown");
        choose(robot, "Columns", "Size", "Sort descending");
        choose(robot, "Columns", "Size", "Move left");
        choose(robot, "Columns", "Size", "Wider");
        WaitForAsyncUtils.waitForAsyncFx(5_000, this::open);
        TableView<Run> again = table.table();
        assertThat(again.getVisibleLeafColumns()).extracting(TableColumn::getText).containsExactly("Name", "Size",
                "Drawn");
        assertThat(again.getSortOrder()).extracting(TableColumn::getText).containsExactly("Size");
        assertThat(again.getSortOrder().getFirst().getSortType()).isEqualTo(SortType.DESCENDING);
        assertThat(again.getVisibleLeafColumn(1).getPrefWidth()).isGreaterThan(80);
        choose(robot, "Columns", "Reset columns");
        assertThat(again.getVisibleLeafColumns()).extracting(TableColumn::getText).containsExactly("Name", "Started",
                "Size", "Drawn");
        assertThat(again.getSortOrder()).isEmpty();
    }

    @Test
    void copiesExportsAndArrangesByTheMouse(FxRobot robot) throws Exception {
        pick(robot, "Copy rows");
        assertThat(clipboard()).startsWith("Name\tStarted\tSize\n=evil\t");
        pick(robot, "Copy name");
        assertThat(clipboard()).isEqualTo("=evil");
        pick(robot, "Copy AWS CLI command");
        assertThat(clipboard()).isEqualTo("aws runs --name =evil");
        Path file = folder.resolve("runs.csv");
        UitestApplication.CHOOSE.add(List.of(file.toFile()));
        pick(robot, "Export 2 rows as CSV…");
        Eventually.on(() -> Files.exists(file) && Files.readAllLines(file).size() == 3);
        pick(robot, "Columns", "Started", "Shown");
        assertThat(table.table().getVisibleLeafColumns()).extracting(TableColumn::getText).containsExactly("Name",
                "Size", "Drawn");
    }

    private static void pick(FxRobot robot, String... path) throws Exception {
        robot.clickOn("=evil", MouseButton.SECONDARY);
        MenuMouse.click(robot, path);
    }

    private void choose(FxRobot robot, String... path) throws Exception {
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        MenuKeys.walk(robot, path);
    }

    private static String clipboard() throws Exception {
        return TestFrame.onFx(() -> Clipboard.getSystemClipboard().getString());
    }
}
