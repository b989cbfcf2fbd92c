package dev.signalbox.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A table in its pane, whose rows are replaced while the operator clicks and types, as it happens when a folder is opened. */
@ExtendWith(ApplicationExtension.class)
class DataTableTest {
    private record Row(String key, int version) {}

    private static final Loadable<String> READY = new Loadable.Ready<>("rows", Instant.EPOCH);

    private final ObservableList<Row> rows = FXCollections.observableArrayList(new Row("bucket", 1));
    private final List<String> opened = new ArrayList<>();
    private DataTable<Row> table;
    private TextField field;
    private StatePane pane;

    @Start
    void start(Stage stage) {
        field = new TextField();
        table = new DataTable<>();
        table.text("Name", 200, Row::key);
        table.setRows(rows, Row::key, _ -> {});
        table.setOnOpen(row -> opened.add(row.key()));
        pane = new StatePane();
        pane.setContent(table);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(new VBox(field, new Button("Elsewhere"), pane), 600, 400));
        Theme.dress(stage.getScene());
        stage.show();
    }

    @Test
    void opensTheRowThatIsClickedTwice() throws Exception {
        clickTimes(2, "bucket");
        assertThat(opened).containsExactly("bucket");
    }

    @Test
    void opensOnceHoweverOftenTheRowIsClicked() throws Exception {
        clickTimes(3, "bucket");
        assertThat(opened).containsExactly("bucket");
    }

    @Test
    void doesNotOpenTheRowThatCameUnderThePointerBetweenTwoClicks() throws Exception {
        onFx(() -> click("bucket", 1));
        onFx(() -> rows.setAll(new Row("folder", 1)));
        onFx(() -> click("folder", 2));
        assertThat(opened).isEmpty();
        onFx(() -> click("folder", 3));
        assertThat(opened).containsExactly("folder");
    }

    @Test
    void opensARowThatWasRefreshedBetweenTwoClicks() throws Exception {
        onFx(() -> click("bucket", 1));
        onFx(() -> rows.setAll(new Row("bucket", 2)));
        onFx(() -> click("bucket", 2));
        assertThat(opened).containsExactly("bucket");
    }

    @Test
    void keepsTheKeyboardWhileOtherRowsLoad(FxRobot robot) throws Exception {
        onFx(() -> click("bucket", 1));
        onFx(() -> {
            table.table().requestFocus();
            pane.show(new Loadable.Loading<>(), false);
            rows.clear();
            return true;
        });
        robot.push(KeyCode.ENTER);
        onFx(() -> {
            rows.setAll(new Row("folder", 1), new Row("file", 1));
            pane.show(READY, false);
            return true;
        });
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        assertThat(opened).containsExactly("folder");
    }

    @Test
    void doesNotTakeTheKeyboardFromWhereTheOperatorWent() throws Exception {
        onFx(() -> {
            table.table().requestFocus();
            pane.show(new Loadable.Loading<>(), false);
            field.requestFocus();
            pane.show(READY, false);
            return true;
        });
        assertThat(onFx(field::isFocused)).isTrue();
    }

    @Test
    void leavesTheKeyboardInThePaneWhenRowsCannotBeRead() throws Exception {
        onFx(() -> {
            table.table().requestFocus();
            pane.show(new Loadable.Loading<>(), false);
            pane.show(new Loadable.Unavailable<>(new Failure.Unreachable("s3", "refused")), false);
            return true;
        });
        assertThat(onFx(pane::isFocusWithin)).isTrue();
    }

    @Test
    void copiesAnIdByTheIconThatComesWithThePointerOrTheKeyboard(FxRobot robot) throws Exception {
        onFx(() -> {
            table.mono("Id", 200, row -> "id-of-" + row.key());
            return true;
        });
        assertThat(isOffered(robot)).isFalse();
        robot.moveTo("id-of-bucket");
        robot.clickOn(".cell-copy", MouseButton.PRIMARY);
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("id-of-bucket");
        robot.moveTo(field);
        assertThat(isOffered(robot)).isFalse();
        onFx(() -> {
            table.table().requestFocus();
            return true;
        });
        robot.push(KeyCode.DOWN);
        assertThat(isOffered(robot)).isTrue();
    }

    private static boolean isOffered(FxRobot robot) throws Exception {
        return onFx(() -> robot.lookup(".cell-copy").queryAll().stream().anyMatch(n -> n.isVisible()));
    }

    @Test
    void saysHowManyRowsThereAreAndThatMoreComeAsOneScrolls() throws Exception {
        onFx(() -> {
            table.totalProperty().set(64);
            table.moreProperty().set(true);
            table.table().getSelectionModel().select(0);
            return true;
        });
        assertThat(onFx(() -> ((Label) table.lookup(".table-footer .label")).getText())).isEqualTo(
                "1 of 64 rows · more as you scroll · 1 selected");
    }

    private void clickTimes(int times, String row) throws Exception {
        for (int i = 1; i <= times; i++) {
            int count = i;
            onFx(() -> click(row, count));
        }
    }

    /** The click that the window system would report as the n-th at one place. */
    private boolean click(String row, int count) {
        table.layout();
        var cell = table.lookupAll(".table-row-cell").stream().map(r -> (TableRow<?>) r)
                .filter(r -> r.getItem() instanceof Row item && item.key().equals(row)).findFirst().orElseThrow();
        cell.fireEvent(new MouseEvent(MouseEvent.MOUSE_CLICKED, 5, 5, 5, 5, MouseButton.PRIMARY, count, false, false,
                false, false, false, false, false, true, false, true, null));
        return true;
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        T result = WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }
}
