package dev.signalbox.console.app;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.app.crash.ReportMaker;
import dev.signalbox.console.app.crash.ReportWindow;
import dev.signalbox.console.app.manual.Bundled;
import dev.signalbox.console.fx.help.OpenManual;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.manual.ManualPage;
import dev.signalbox.console.model.manual.ManualPlace;
import dev.signalbox.console.model.notices.Notice;
import dev.signalbox.console.model.report.Defects;
import dev.signalbox.console.model.report.Person;
import dev.signalbox.console.model.update.Policy;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.update.Updates;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;

/**
 * What lies over the screens and what is beside them: welcome, sheets, dialogs, manual, definition file, report. Each is opened, gone
 * around by Tab alone and left by Escape. Writes {@code target/accessibility-windows.md}: the second table in
 * {@code src/docs/accessibility.md}.
 */
@Timeout(900)
class AccessibilityWindowsStory extends ConsoleOnLocalCloud {
    private final PassTable table = new PassTable();
    private Keyboard keys;

    @BeforeEach
    void sit(FxRobot robot) {
        keys = new Keyboard(robot, stage);
    }

    @Override
    Optional<Updates> updates() {
        Policy policy = new Policy(Path.of("/etc/signalbox/policy.json"), true, Optional.empty(), Optional.of(URI
                .create("https://updates.example/feed.json")), List.of("\"colour\" is not known to this version"));
        return Optional.of(new Updates(() -> new Updates.Ways(policy, Optional.empty(), new NoFeed()), "0.1.0",
                Preferences::forgotten, Clock.systemUTC(), Runnable::run));
    }

    @Test
    void everythingOverAndBesideTheScreensIsReachedReadAndLeftByKeysAlone(FxRobot robot) throws Exception {
        left("waiting");
        open();
        sheet("Welcome", ".welcome", () -> keys.press(KeyCode.CONTROL, KeyCode.K).write("Welcome").press(
                KeyCode.ENTER));
        sheet("Search and commands", ".palette", () -> keys.press(KeyCode.CONTROL, KeyCode.K));
        keys.tabTo("#environment");
        sheet("Environments", "#chooser", () -> keys.press(KeyCode.SPACE));
        sheet("Tasks, none", ".tray", () -> keys.press(KeyCode.CONTROL, KeyCode.J));
        sheet("Notices, none", ".notice-centre", () -> keys.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J));
        news();
        sheet("Tasks", ".tray", () -> keys.press(KeyCode.CONTROL, KeyCode.J));
        sheet("Notices", ".notice-centre", () -> keys.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J));
        sheet("Keys", ".help-sheet", () -> keys.press(KeyCode.SHIFT, KeyCode.F1));
        settings(robot);
        leftOver(robot);
        manual(robot);
        definition(robot);
        report(robot);
        table.finish("accessibility-windows.md");
    }

    private void news() {
        session.tasks().start("Download", "s3://results/large.bin", Optional.of(() -> {}));
        session.tasks().start("Upload", "orders.csv", Optional.empty()).done("Done", Optional.of(
                new Destination.Outbox()));
        session.news().notices().add(Notice.Kind.EXECUTION_FAILED, "rows-1", "rows", Optional.of(
                new Destination.Outbox()), true);
    }

    private void left(String name) {
        CloudFormationClient stacks = session.clients().client(CloudFormationClient.builder());
        stacks.createChangeSet(b -> b.stackName(name).changeSetName("signalbox-left").changeSetType(
                ChangeSetType.CREATE)
                .templateBody("Resources: {Queue: {Type: AWS::SQS::Queue}}"));
        stacks.waiter().waitUntilChangeSetCreateComplete(b -> b.stackName(name).changeSetName("signalbox-left"));
    }

    private void settings(FxRobot robot) throws Exception {
        keys.press(KeyCode.CONTROL, KeyCode.COMMA);
        operator.sees("#settings-theme-dark");
        keys.write("newer");
        operator.sees("#settings-update-wanted");
        table.note("Settings, Newer versions by policy", new FocusWalk(keys, stage).once(), "–", "–");
        keys.press(KeyCode.CONTROL, KeyCode.F).fill("licence");
        keys.tabTo("#settings-about-parts");
        window("Licence of a part", robot, () -> keys.press(KeyCode.DOWN).press(KeyCode.ENTER));
        keys.press(KeyCode.CONTROL, KeyCode.F).fill("environments");
        keys.tabTo("#environment-add");
        window("Environment, in Settings", robot, () -> keys.press(KeyCode.SPACE));
    }

    private void leftOver(FxRobot robot) throws Exception {
        operator.click("#nav-pipelines");
        operator.sees("#leftover-discard-waiting");
        table.note("Pipelines, what a console left", new FocusWalk(keys, stage).once(), "–", "–");
        keys.tabTo("#leftover-discard-waiting");
        window("Question before something is lost", robot, () -> keys.press(KeyCode.SPACE));
    }

    private void manual(FxRobot robot) throws Exception {
        window("Manual, of what is open", robot, () -> keys.press(KeyCode.F1));
        keys.press(KeyCode.F1);
        Stage manual = opened();
        var reader = new Keyboard(robot, manual);
        reader.tabTo(".text-field").write("redrive");
        table.note("Manual, found", new FocusWalk(reader, manual).once(), "–", "–");
        reader.fill("").press(KeyCode.TAB);
        var stops = new IntSummaryStatistics();
        Set<String> odd = new TreeSet<>();
        for (ManualPage page : Bundled.manual().pages()) {
            Operator.onFx(() -> {
                stage.getScene().getRoot().fireEvent(new OpenManual(Optional.of(ManualPlace.of(page.name())), stage));
                return true;
            });
            Operator.drawn(manual);
            var found = new FocusWalk(reader, manual).once();
            stops.accept(found.stops());
            if (found.problems() > 0) {
                odd.add(page.name());
                table.note("Manual, " + page.title(), found, "–", "–");
            }
        }
        table.word("The manual's %d pages have %d to %d stops; odd: %s".formatted(stops.getCount(), stops.getMin(),
                stops
                        .getMax(), odd));
        picture(reader, manual);
        robot.push(KeyCode.ESCAPE);
        Eventually.on(() -> !manual.isShowing());
    }

    private void picture(Keyboard reader, Stage manual) throws Exception {
        Operator.onFx(() -> {
            stage.getScene().getRoot().fireEvent(new OpenManual(Optional.of(ManualPlace.of("overview")), stage));
            return true;
        });
        reader.tabTo(".manual-picture").press(KeyCode.SPACE);
        Node large = manual.getScene().lookup(".manual-large");
        Eventually.on(() -> Operator.onFx(large::isVisible));
        table.note("Manual, a picture", new FocusWalk(reader, manual, large).once(), left(() -> !large
                .isVisible()), isAt(manual, ".manual-picture"));
    }

    private void definition(FxRobot robot) throws Exception {
        Path file = folder.resolve("orders.asl.json");
        Files.writeString(file,
                "{\"StartAt\":\"Gone\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"},\"B\":{\"Type\":\"Pass\",\"End\":true}}}");
        var windows = new DefinitionWindows(_ -> {}, () -> Optional.of(session.preferences()));
        window("Definition file", robot, () -> windows.show(file).join());
    }

    private void report(FxRobot robot) throws Exception {
        var reports = new ReportWindow(_ -> {}, new ReportMaker(folder.resolve("console.log"), List::of,
                Person::ofThisProcess), folder);
        window("Report of a defect", robot, () -> Operator.onFx(() -> {
            reports.show(Optional.of(new Defects.Seen("1A2B-3C4D", "main", "java.lang.Exception", 1, Map.of(), false)));
            return true;
        }));
        window("Report of a problem", robot, () -> Operator.onFx(() -> {
            reports.show(Optional.empty());
            return true;
        }));
    }

    /** What lies over the screens. */
    private void sheet(String name, String view, Callable<?> open) throws Exception {
        Node before = Operator.onFx(() -> stage.getScene().getFocusOwner());
        open.call();
        Eventually.on(() -> Operator.onFx(() -> shown(view).count() == 1));
        Node shown = Operator.onFx(() -> shown(view).findFirst().orElseThrow());
        Operator.drawn(stage);
        table.note(name, new FocusWalk(keys, stage, shown).once(), left(() -> shown(view).findAny().isEmpty()), back(
                before));
    }

    private Stream<Node> shown(String view) {
        return stage.getScene().getRoot().lookupAll(view).stream().filter(n -> {
            Node at = n;
            while (at != null && at.isVisible()) {
                at = at.getParent();
            }
            return at == null;
        });
    }

    private String back(Node before) throws Exception {
        return Operator.onFx(() -> before == stage.getScene().getFocusOwner()) ? "yes" : "no";
    }

    /** A window of its own. */
    private void window(String name, FxRobot robot, Callable<?> open) throws Exception {
        Node before = Operator.onFx(() -> stage.getScene().getFocusOwner());
        open.call();
        Stage shown = opened();
        Operator.drawn(shown);
        begins(name, shown);
        var there = new Keyboard(robot, shown);
        table.note(name, new FocusWalk(there, shown).once(), left(() -> !shown.isShowing()), back(before));
        Operator.onFx(() -> {
            shown.hide();
            return true;
        });
    }

    private void begins(String name, Stage at) throws Exception {
        if (Operator.onFx(() -> at.getScene().getFocusOwner() == null)) {
            table.problem(name, "nothing has the keyboard when it opens");
        }
    }

    private String left(Callable<Boolean> gone) throws Exception {
        new FxRobot().push(KeyCode.ESCAPE);
        try {
            Eventually.on(() -> Operator.onFx(gone));
            return "yes";
        } catch (AssertionError e) {
            table.problem("Escape", String.valueOf(e.getMessage()));
            return "no";
        }
    }

    private static String isAt(Stage at, String style) throws Exception {
        return Operator.onFx(() -> at.getScene().getFocusOwner().getStyleClass().contains(style.substring(1))) ? "yes"
                : "no";
    }

    private Stage opened() throws Exception {
        Eventually.on(() -> Operator.onFx(() -> others().size() == 1));
        return Operator.onFx(() -> others().getFirst());
    }

    private List<Stage> others() {
        return Window.getWindows().stream().filter(w -> w instanceof Stage && w != stage && w.isShowing()).map(
                Stage.class::cast).toList();
    }
}
