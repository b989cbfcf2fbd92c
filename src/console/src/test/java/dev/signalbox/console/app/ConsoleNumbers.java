package dev.signalbox.console.app;

import com.sun.management.OperatingSystemMXBean;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.FxWatch;
import dev.signalbox.console.fx.GoTo;
import dev.signalbox.console.model.Destination;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/**
 * Measures what operators feel of the whole console with its local cloud in one process. Run by {@code ./signalbox bench console}
 * and by {@link ConsoleNumbersStory}, in a JVM of its own.
 */
final class ConsoleNumbers {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("idle.seconds", 10));
    private static final Duration SETTLED = Duration.ofSeconds(60);
    /** Four events each round, and what begins and ends them. */
    private static final int ROUNDS = 6_220;
    private static final int EVENTS = 4 * ROUNDS + 4;

    private final Figures figures = new Figures();
    private final Stage stage;
    private final Session session;
    private final FxWatch watch;
    private final SampleRuns runs;

    private ConsoleNumbers(Stage stage, Session session) throws Exception {
        this.stage = stage;
        this.session = session;
        runs = new SampleRuns(session);
        watch = new FxWatch();
    }

    /** @param arguments the folder in which to write what was measured */
    public static void main(String[] arguments) throws Exception {
        Path data = Files.createTempDirectory("signalbox-numbers");
        Stage stage = FxToolkit.registerPrimaryStage();
        Session session = Session.start(new Settings(data, Optional.of(0)));
        ConsoleWindow[] window = new ConsoleWindow[1];
        Operator.onFx(() -> {
            window[0] = new ConsoleWindow(stage, () -> session);
            window[0].open(data);
            return true;
        });
        var numbers = new ConsoleNumbers(stage, session);
        numbers.measure();
        Path target = Path.of(arguments[0]);
        Files.writeString(target.resolve("console-numbers.md"), numbers.figures.tables());
        numbers.figures.write(target.resolve("console-numbers.tsv"));
        System.out.println(numbers.figures.tables());
        Operator.onFx(() -> {
            window[0].close();
            return true;
        });
        System.exit(0);
    }

    private void measure() throws Exception {
        Eventually.on(PATIENCE, () -> see("#nav-executions"));
        String small = runs.chain("small", 3);
        String wide = runs.chain("wide", 250);
        String waits = runs.waiting("waits");
        String longest = runs.rounds("long", ROUNDS);
        meet(small);
        long before = System.nanoTime();
        open("open a run of 24,884 events", longest, "first paint of a run of 24,884 events", 1_000);
        Eventually.on(PATIENCE, () -> Operator.onFx(() -> count() == EVENTS));
        figures.add("all of its events there", Double.NaN, (System.nanoTime() - before) / 1_000_000, "ms");
        longRun();
        open("open a run of 250 states", wide, "graph of 250 states", 300);
        go(new Destination.Executions(Optional.empty()));
        for (String time : new String[]{"", " again"}) {
            step("back to the long run" + time, () -> fire(new Destination.Execution(longest)),
                    () -> count() == EVENTS);
            step("back to the 250 states" + time, () -> fire(new Destination.Execution(wide)), () -> heading("wide")
                    && see(".graph-node.tone-succeeded"));
        }
        idle("a finished run of 24,884 events open", longest);
        idle("a running one open", waits);
        heap();
    }

    /** The first time, classes are loaded. */
    private void meet(String small) throws Exception {
        go(new Destination.Executions(Optional.empty()));
        step("open the first execution", () -> fire(new Destination.Execution(small)), () -> shown() >= 3);
        for (int tab = 6; tab >= 0; tab--) {
            int chosen = tab;
            step("first look at its tab " + tabs().getTabs().get(tab).getText().replaceAll(" .*", ""), () -> tabs()
                    .getSelectionModel().select(chosen), () -> true);
        }
    }

    private void open(String step, String arn, String what, double aim) throws Exception {
        Figures.Step done = step(step, () -> fire(new Destination.Execution(arn)), () -> heading(arn.substring(arn
                .lastIndexOf(':') + 1)) && see(".graph-node.tone-succeeded"));
        figures.add(what, aim, done.took(), "ms");
    }

    private void longRun() throws Exception {
        for (String tab : new String[]{"Timeline", "History"}) {
            step("its tab " + tab, () -> choose(tab), () -> see(".table-row-cell:filled"));
        }
        double slowest = 0;
        for (String typed : new String[]{"enough", "-state", "count -exited", ""}) {
            long before = rows();
            slowest = Math.max(slowest, step("filter it by \"" + typed + "\"", () -> search().setText(typed),
                    () -> rows() != before).took());
        }
        figures.add("filter 24,884 rows", 100, slowest, "ms");
        for (String tab : new String[]{"History", "Timeline", "Graph"}) {
            choose(tab);
            step("move the scrubber, tab " + tab, () -> slider().setValue(EVENTS / 2.0), () -> count() == EVENTS / 2);
            step("back to now, tab " + tab, () -> slider().setValue(EVENTS), () -> count() == EVENTS);
        }
        step("its tab Input", () -> choose("Input"), () -> true);
        choose("Graph");
    }

    private void idle(String what, String arn) throws Exception {
        go(new Destination.Execution(arn));
        Operator.onFx(() -> {
            choose("Graph");
            return true;
        });
        watch.pause(true);
        LockSupport.parkNanos(SETTLED.toNanos()); // what was begun ends, and the run's age is told in minutes
        double least = Double.MAX_VALUE;
        for (int window = 0; window < 3; window++) { // the compilers are still at work for what was done before
            least = Math.min(least, busy());
        }
        watch.pause(false);
        figures.add("idle CPU, " + what, 1, Math.round(least * 10) / 10.0, "% of a core");
    }

    /** Percent of a core. */
    private static double busy() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        LockSupport.parkNanos(IDLE.toNanos());
        return (system.getProcessCpuTime() - cpu) * 100.0 / IDLE.toNanos();
    }

    private void heap() {
        System.gc();
        figures.add("heap with all that open, local cloud included", 400, ManagementFactory.getMemoryMXBean()
                .getHeapMemoryUsage().getUsed() >> 20, "MiB");
    }

    private void go(Destination to) throws Exception {
        Operator.onFx(() -> {
            fire(to);
            return true;
        });
        Eventually.on(() -> session.questions().none());
    }

    /** From what the operator does until it is painted, and how long the FX thread was blocked until all had settled. */
    private Figures.Step step(String what, Runnable act, Callable<Boolean> done) throws Exception {
        Eventually.on(PATIENCE, () -> session.questions().none());
        watch.take();
        long before = System.nanoTime();
        Operator.onFx(() -> {
            act.run();
            return true;
        });
        while (!Operator.onFx(done)) {
            if (System.nanoTime() - before > PATIENCE.toNanos()) {
                new Operator(new FxRobot(), stage).shot("numbers");
                throw new AssertionError("It did not happen: " + what);
            }
            LockSupport.parkNanos(4_000_000);
        }
        painted();
        long took = (System.nanoTime() - before) / 1_000_000;
        LockSupport.parkNanos(300_000_000);
        var blocks = watch.take();
        blocks.stream().limit(4).forEach(b -> System.out.println(what + ": " + b));
        figures.add(new Figures.Step(what, took, blocks.isEmpty() ? 0 : blocks.getFirst().millis(), blocks.stream()
                .mapToLong(FxWatch.Block::busy).max().orElse(0) / 1_000_000));
        return figures.steps().getLast();
    }

    private void painted() throws Exception {
        boolean[] pulse = new boolean[1];
        Operator.onFx(() -> {
            stage.getScene().addPostLayoutPulseListener(() -> pulse[0] = true);
            stage.getScene().getRoot().requestLayout();
            return true;
        });
        while (!pulse[0]) {
            Thread.onSpinWait();
            Operator.onFx(() -> true);
        }
    }

    private void fire(Destination to) {
        stage.getScene().getRoot().lookup("#nav-executions").fireEvent(new GoTo(to));
    }

    private boolean see(String what) {
        return stage.getScene().getRoot().lookupAll(what).stream().anyMatch(ConsoleNumbers::isSeen);
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private boolean heading(String title) {
        return stage.getScene().getRoot().lookup(".page-title") instanceof Labeled label && label.getText().equals(
                title);
    }

    private long shown() {
        return stage.getScene().getRoot().lookupAll(".graph-node.tone-succeeded").size();
    }

    private TabPane tabs() {
        return (TabPane) stage.getScene().getRoot().lookup("#tabs");
    }

    private void choose(String name) {
        tabs().getSelectionModel().select(tabs().getTabs().stream().filter(t -> t.getText().startsWith(name))
                .findFirst()
                .orElseThrow());
    }

    /** How many events the tab of the history says there are. */
    private long count() {
        return tabs().getTabs().stream().map(Tab::getText).filter(t -> t.startsWith("History")).map(t -> t.replaceAll(
                "\\D", "")).filter(t -> !t.isEmpty()).mapToLong(Long::parseLong).findFirst().orElse(0);
    }

    private long rows() {
        return ((TableView<?>) stage.getScene().getRoot().lookup("#event-table")).getItems().size();
    }

    private TextField search() {
        return (TextField) stage.getScene().getRoot().lookup("#event-search .text-field");
    }

    private Slider slider() {
        return (Slider) stage.getScene().getRoot().lookup("#scrubber");
    }
}
