package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.FxWatch;
import dev.signalbox.console.fx.GoTo;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Destination.S3Location;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A million keys under one prefix ({@code files.keys}), and how the window feels with them. */
@ExtendWith(ApplicationExtension.class)
class ManyKeysStory {
    private static final int KEYS = Integer.getInteger("files.keys", 1_000_000);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir static Path folder;

    private final Figures figures = new Figures();
    private Stage stage;
    private Session session;
    private ConsoleWindow window;
    private FxWatch watch;

    @BeforeAll
    static void putKeys() {
        ManyKeys.put(settings().localCloud(), settings().dataFolder(), KEYS);
    }

    private static Settings settings() {
        return new Settings(folder.resolve("data"), Optional.of(0));
    }

    @Start
    void start(Stage given) {
        stage = given;
        session = Session.start(settings());
        window = new ConsoleWindow(stage, () -> session);
        window.open(folder.resolve("data"));
    }

    @AfterEach
    void close() throws Exception {
        watch.close();
        WaitForAsyncUtils.waitForAsyncFx(10_000, window::close);
    }

    @Test
    @Timeout(900)
    void aMillionKeysAreFluid() throws Exception {
        watch = new FxWatch();
        Eventually.on(() -> Operator.onFx(() -> stage.getScene().getRoot().lookup("#nav-files") != null));
        step("the buckets", () -> fire(new Destination.Files()), () -> rows() == 1);
        step("first page", () -> fire(new S3Location(ManyKeys.BUCKET, ManyKeys.PREFIX)), () -> rows() == 1_000);
        for (int page = 2; page <= 11; page++) {
            int wanted = page * 1_000;
            step("scroll to the end of " + (page - 1) + ",000", () -> bar().setValue(bar().getMax()),
                    () -> rows() >= wanted);
        }
        long before = used();
        step("read to the end", () -> ((Button) find("#readAll")).fire(), () -> rows() == KEYS);
        figures.add("what " + KEYS + " rows take", 100, (used() - before) >> 20, "MiB");
        step("to the last row", () -> bar().setValue(bar().getMax()), () -> true);
        step("to the middle", () -> bar().setValue(0.5), () -> true);
        step("sorted by size", () -> sort(2), () -> true);
        step("sorted by name, backwards", () -> sort(1), () -> table().getItems().getFirst().toString().contains(
                ManyKeys
                        .key(KEYS - 1)));
        step("a beginning typed", () -> ((TextField) find("#prefix")).setText("part-00001"), () -> rows() == 100);
        step("to the buckets", () -> fire(new Destination.Files()), () -> rows() == 1);
        figures.add("preview of 64 MB", 300, preview("large.log", "The first 256 KiB"), "ms");
        Files.writeString(Path.of("target", "files-numbers.md"), figures.tables());
        System.out.println(figures.tables());
        assertThat(figures.steps()).allSatisfy(s -> assertThat(s.busy()).as(s.what()).isLessThan(300));
    }

    /** The time of a click until the text is painted, the second time, when the classes are there. */
    private long preview(String key, String words) throws Exception {
        step("preview, first time", () -> fire(new S3Location(ManyKeys.BUCKET, key)), () -> shown().startsWith(words));
        step("back", () -> fire(new Destination.Files()), () -> rows() == 1);
        return step("preview", () -> fire(new S3Location(ManyKeys.BUCKET, key)), () -> shown().startsWith(words))
                .took();
    }

    private void sort(int column) {
        sort(table(), column);
    }

    private static <T> void sort(TableView<T> table, int column) {
        TableColumn<T, ?> by = table.getColumns().get(column);
        by.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().clear();
        table.getSortOrder().add(by);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private Figures.Step step(String what, Runnable act, Callable<Boolean> done) throws Exception {
        Eventually.on(PATIENCE, () -> session.questions().none());
        watch.take();
        long before = System.nanoTime();
        Operator.onFx(() -> {
            act.run();
            return true;
        });
        Eventually.on(PATIENCE, () -> Operator.onFx(done));
        Operator.drawn(stage);
        long took = (System.nanoTime() - before) / 1_000_000;
        LockSupport.parkNanos(300_000_000);
        var blocks = watch.take();
        blocks.stream().limit(3).forEach(b -> System.out.println(what + ": " + b));
        figures.add(new Figures.Step(what, took, blocks.isEmpty() ? 0 : blocks.getFirst().millis(), blocks.stream()
                .mapToLong(FxWatch.Block::busy).max().orElse(0) / 1_000_000));
        return figures.steps().getLast();
    }

    private void fire(Destination to) {
        stage.getScene().getRoot().lookup("#nav-files").fireEvent(new GoTo(to));
    }

    private javafx.scene.Node find(String what) {
        return stage.getScene().getRoot().lookup(what);
    }

    private TableView<?> table() {
        return (TableView<?>) find("#file-table");
    }

    private int rows() {
        return find("#file-table") == null ? -1 : table().getItems().size();
    }

    private String shown() {
        return find("#shown") instanceof Labeled label ? label.getText() : "";
    }

    private ScrollBar bar() {
        return table().lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast).filter(b -> b
                .getOrientation() == Orientation.VERTICAL).findFirst().orElseThrow();
    }
}
