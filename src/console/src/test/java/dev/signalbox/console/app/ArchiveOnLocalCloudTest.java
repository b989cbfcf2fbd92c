package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.control.table.MenuKeys;
import dev.signalbox.console.gateway.archive.SqliteArchive;
import dev.signalbox.console.model.ExecutionId;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The real console on a real local cloud: an operator finds executions by what is in them, filters, and opens one that is gone. */
class ArchiveOnLocalCloudTest extends ConsoleOnLocalCloud {
    private static final String TABLE = "#executions-table";
    private static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";

    private String orders = "";

    @BeforeEach
    void startThree() throws Exception {
        orders = machine("orders", PASS);
        for (int i = 1; i <= 2; i++) {
            start(orders, "run-" + i, "{\"order\":\"NSTDO-7" + i + "\"}");
        }
        start(machine("mails", PASS), "mail-1", "{}");
        open();
    }

    @Test
    void findsFiltersAndOpensWhatIsGone(FxRobot robot) throws Exception {
        operator.click("#nav-executions");
        Eventually.on(() -> operator.rows(TABLE) == 3);

        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("nstdo-72");
        Eventually.on(() -> operator.rows(TABLE) == 1);
        operator.sees("run-2");
        operator.shot("list-found-by-id");
        robot.push(KeyCode.ESCAPE);
        Eventually.on(() -> operator.rows(TABLE) == 3);

        operator.click("#executions-filter");
        MenuKeys.walk(robot, "State machine is not", "mails");
        operator.sees("State machine is not mails");
        assertThat(operator.rows(TABLE)).isEqualTo(2);
        sort("Execution", false);
        saveView(robot);
        sort("Duration", true);
        operator.shot("list-filtered");
        operator.click("State machine is not mails");
        Eventually.on(() -> operator.rows(TABLE) == 3);
        chooseViewByKeyboard(robot);
        Eventually.on(() -> operator.rows(TABLE) == 2);
        assertThat(columns()).doesNotContain("Duration").contains("Execution"); // as the view was saved
        assertThat(sorted()).containsExactly("Execution");

        operator.choose(TABLE, "run-1"::equals);
        operator.press(KeyCode.ENTER);
        operator.sees("History  4");
        operator.chord(KeyCode.CONTROL, KeyCode.W);
        keepsEventsOf("run-2");
        sfn.deleteStateMachine(r -> r.stateMachineArn(orders));
        operator.click("#nav-executions");
        operator.sees("archive");
        opensWhatIsGone(robot);
        operator.click("#nav-executions");
        operator.sees("archive, gone at AWS");
        operator.dark(true);
        operator.shot("list-archive-dark");
        clears(robot);
    }

    /** Sorts by one column, and shows how long each took or not. */
    private static void sort(String title, boolean durations) throws Exception {
        Operator.onFx(() -> {
            TableView<?> table = table();
            table.getColumns().stream().filter(c -> c.getText().equals("Duration")).forEach(c -> c.setVisible(
                    durations));
            sortBy(table, title);
            return true;
        });
    }

    private static <T> void sortBy(TableView<T> table, String title) {
        table.getSortOrder().setAll(table.getColumns().stream().filter(c -> c.getText().equals(title)).toList());
    }

    private static TableView<?> table() {
        return new FxRobot().lookup(TABLE).query();
    }

    private static List<String> columns() throws Exception {
        return Operator.onFx(() -> table().getVisibleLeafColumns().stream().map(c -> c.getText()).toList());
    }

    private static List<String> sorted() throws Exception {
        return Operator.onFx(() -> table().getSortOrder().stream().map(c -> c.getText()).toList());
    }

    /** Nobody opens it: its events are read while there is nothing else to do. */
    private void keepsEventsOf(String execution) throws Exception {
        ExecutionId id = new ExecutionId(orders.replace(":stateMachine:", ":execution:") + ":" + execution);
        SqliteArchive archive = new SqliteArchive(data().resolve("archive/local-000000000000-local-1.db"));
        try {
            Eventually.on(() -> {
                session.poller().now();
                return archive.history(id).size() == 4;
            });
        } finally {
            archive.close();
        }
    }

    private void opensWhatIsGone(FxRobot robot) throws Exception {
        operator.choose(TABLE, "run-2"::equals);
        operator.press(KeyCode.ENTER);
        Eventually.on(() -> says(robot, "All 4 events are kept."));
        operator.sees(".graph-node.tone-succeeded");
        operator.click("Input / Output");
        Eventually.on(() -> robot.lookup(".json-view").queryAll().stream().anyMatch(n -> n.isVisible()));
        operator.chord(KeyCode.CONTROL, KeyCode.W);
        operator.click("#nav-executions");
        operator.choose(TABLE, "run-1"::equals);
        operator.press(KeyCode.ENTER);
        Eventually.on(() -> says(robot, "All 4 events are kept."));
        operator.sees(".graph-node.tone-succeeded");
        operator.sees("Event 4 of 4");
        operator.shot("execution-kept");
        operator.dark(true);
        operator.shot("execution-kept-dark");
        operator.dark(false);
        operator.click("History  4");
        Eventually.on(() -> operator.rows("#event-table") == 4);
        operator.click("Definition");
        operator.sees("Nothing risky was found.");
    }

    private static boolean says(FxRobot robot, String words) throws Exception {
        return Operator.onFx(() -> robot.lookup(".note .label").queryAll().stream().anyMatch(
                n -> n instanceof Labeled note && note.getText().contains(words) && note.getText().startsWith(
                        "No longer known to AWS; kept on this computer since")));
    }

    private void clears(FxRobot robot) throws Exception {
        operator.click("#settings");
        operator.write("archive");
        operator.sees("#archive-state");
        Eventually.on(() -> operator.text("#archive-state").startsWith("3 executions"));
        operator.shot("settings-archive-dark");
        operator.click("#archive-clear");
        operator.click("#confirm-name");
        robot.targetWindow(Operator.onFx(() -> robot.lookup("#confirm-name").query().getScene().getWindow()));
        robot.write("LOCAL");
        operator.click("Clear the archive");
        // What AWS still lists is kept again at once.
        Eventually.on(() -> !operator.text("#archive-state").startsWith("3 executions"));
    }

    private void saveView(FxRobot robot) throws Exception {
        operator.click("#executions-views");
        operator.click("Save this view…");
        operator.click("#dialog-name");
        // What is typed goes to the window that the robot is pointed at.
        robot.targetWindow(Operator.onFx(() -> robot.lookup("#dialog-name").query().getScene().getWindow()));
        robot.write("No mails");
        operator.shot("list-save-view");
        operator.click("Save");
    }

    private void chooseViewByKeyboard(FxRobot robot) throws Exception {
        Operator.onFx(() -> {
            robot.lookup("#executions-views").query().requestFocus();
            return true;
        });
        operator.press(KeyCode.SPACE);
        operator.shot("list-views");
        MenuKeys.walk(robot, "No mails");
    }
}
