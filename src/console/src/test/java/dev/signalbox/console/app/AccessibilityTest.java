package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.control.table.MenuKeys;
import dev.signalbox.console.fx.GoTo;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.notices.Notice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import org.testfx.api.FxRobot;

/** Walks through every screen and asks each control that takes the keyboard for its name. */
class AccessibilityTest extends ConsoleOnLocalCloud {
    private static final List<String> PLACES = List.of("overview", "pipelines", "executions", "callbacks", "batch",
            "files",
            "downloads", "outbox", "activity");
    private static final String LIST = "#executions-table";
    private static final String ROWS = """
            {"StartAt":"All","States":{"All":{"Type":"Map","ItemsPath":"$.items","ItemProcessor":{
             "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Broken","States":{
              "Broken":{"Type":"Fail","Error":"BadRow","Cause":"The row has no country."}}},"End":true}}}""";

    private final List<String> problems = new ArrayList<>();

    @Test
    void everyControlThatTakesTheKeyboardHasAName(FxRobot robot) throws Exception {
        run(machine("rows", ROWS), "rows-1", "{\"items\":[{\"is\":\"bad\"}]}", ExecutionStatus.FAILED);
        try (var asking = new AskingPipeline(session, List.of("asks-1"))) {
            assertThat(asking.status("asks-1")).isEqualTo(ExecutionStatus.RUNNING);
            open();
            for (String place : PLACES) {
                operator.click("#nav-" + place);
                check(place);
            }
            aPreview();
            aChosenWait();
            startForm();
            bulkPane(robot);
            tabsOfAnExecution();
            settingsAndOverlays(robot);
        }
        assertThat(problems).isEmpty();
    }

    private void aPreview() throws Exception {
        S3Client s3 = session.clients().client(S3Client.builder().forcePathStyle(true));
        s3.createBucket(b -> b.bucket("data"));
        s3.putObject(b -> b.bucket("data").key("one.json"), RequestBody.fromString("{\"a\":1}"));
        Operator.onFx(() -> {
            stage.getScene().lookup("#content").fireEvent(new GoTo(new Destination.S3Location("data", "one.json")));
            return true;
        });
        operator.sees(".json-view");
        check("preview of a file");
    }

    private void aChosenWait() throws Exception {
        operator.click("#nav-callbacks");
        operator.choose("#table", "callback-download"::equals);
        operator.sees("#send");
        check("callbacks with a wait");
    }

    private void startForm() throws Exception {
        operator.click("#nav-executions");
        operator.click("#start-execution");
        operator.click("#machines");
        operator.click("asks");
        operator.sees("The provider's project whose files are fetched."); // a field of the pipeline's form
        check("start form");
        operator.press(KeyCode.ESCAPE);
    }

    private void bulkPane(FxRobot robot) throws Exception {
        operator.choose(LIST, "rows-1"::equals);
        operator.click("#executions-many");
        MenuKeys.walk(robot, "Start 1 chosen again…");
        operator.sees("#bulk-begin");
        check("bulk plan");
        operator.click("#bulk-begin");
        operator.sees(".dialog-pane .danger");
        check("confirmation");
        operator.click(".dialog-pane .danger");
        operator.sees("1 of 1 · 1 done · 0 refused");
        check("bulk report");
        operator.click("#bulk-close");
    }

    private void tabsOfAnExecution() throws Exception {
        operator.choose(LIST, "asks-1"::equals);
        operator.choose(LIST, "rows-1"::equals);
        operator.press(KeyCode.ENTER);
        operator.sees(".state-graph");
        operator.sees("#cause-evidence");
        for (int i = 0; selectTab(i); i++) {
            check("execution, tab " + i);
        }
    }

    /** Of the tabs that lie on top; false if there are not so many. */
    private boolean selectTab(int index) throws Exception {
        return Operator.onFx(() -> {
            TabPane tabs = (TabPane) stage.getScene().getRoot().lookupAll(".tab-pane").stream().filter(
                    n -> n instanceof TabPane pane && pane.getTabs().size() > 5 && pane.getWidth() > 0).findFirst()
                    .orElseThrow();
            tabs.getSelectionModel().select(Math.min(index, tabs.getTabs().size() - 1));
            return index < tabs.getTabs().size();
        });
    }

    private void settingsAndOverlays(FxRobot robot) throws Exception {
        session.tasks().start("Download", "s3://results/large.bin", Optional.of(() -> {}));
        session.tasks().start("Upload", "orders.csv", Optional.empty()).done("Done", Optional.of(
                new Destination.Outbox()));
        session.news().notices().add(Notice.Kind.EXECUTION_FAILED, "rows-1", "rows", Optional.of(
                new Destination.Outbox()), true);
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        operator.sees("#settings-theme-dark");
        check("settings");
        overlay("palette", ".palette", KeyCode.CONTROL, KeyCode.K);
        overlay("tasks", ".tray", KeyCode.CONTROL, KeyCode.J);
        overlay("notices", ".notice-centre", KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J);
        overlay("help", ".help-sheet", KeyCode.SHIFT, KeyCode.F1);
    }

    private void overlay(String name, String view, KeyCode... keys) throws Exception {
        operator.chord(keys);
        operator.sees(view);
        check(name);
        operator.press(KeyCode.ESCAPE);
    }

    private void check(String place) throws Exception {
        Operator.drawn(stage);
        List<String> nameless = Operator.onFx(() -> {
            Set<Node> labelled = new HashSet<>();
            List<Node> found = new ArrayList<>();
            Window.getWindows().stream().filter(w -> w.isShowing() && w instanceof Stage).forEach(w -> collect(w
                    .getScene().getRoot(), found, labelled));
            assertThat(found).hasSizeGreaterThan(5);
            return found.stream().filter(n -> !hasName(n) && !labelled.contains(n)).map(Node::toString).toList();
        });
        nameless.forEach(n -> problems.add(place + ": " + n));
    }

    private static void collect(Node node, List<Node> found, Set<Node> labelled) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Label label && label.getLabelFor() != null) {
            labelled.add(label.getLabelFor());
        }
        if (node.isFocusTraversable() && !(node instanceof TabPane)) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(c -> collect(c, found, labelled));
        }
    }

    private static boolean hasName(Node node) {
        boolean said = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        return said || node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
    }
}
