package dev.signalbox.console.app.crash;

import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.keys.EscapeCloses;
import dev.signalbox.console.fx.save.SaveDesk;
import dev.signalbox.console.model.report.Defects;
import dev.signalbox.console.screen.report.ReportController;
import dev.signalbox.console.screen.report.ReportViewModel;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.preferences.Preferences;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one window that tells of defects and saves reports. It needs nothing of the console's own window. FX thread only. */
public final class ReportWindow {
    private static final Logger LOG = LoggerFactory.getLogger(ReportWindow.class);
    private static final double WIDTH = 760;
    private static final double HEIGHT = 620;
    private static final long SOON = 1000;

    private final Consumer<Stage> dress;
    private final ReportMaker maker;
    private final Path logFolder;
    private final FxThread fxThread = new FxThread();
    private final SerialWorker disk = new SerialWorker("report");
    /** Each defect opens the window once: who closed it knows, and what fails here is not tried for ever. */
    private final Set<String> told = new HashSet<>();
    private @Nullable Stage stage;
    private @Nullable ReportViewModel shown;

    /** @param dress what every window gets before it is shown */
    public ReportWindow(Consumer<Stage> dress, ReportMaker maker, Path logFolder) {
        this.dress = dress;
        this.maker = maker;
        this.logFolder = logFolder;
    }

    /** Tells of a defect. If that is not possible, it is at least in the log. */
    public void tell(Defects.Seen defect) {
        boolean known = !told.add(defect.code());
        if (known && shown == null) {
            return;
        }
        try {
            show(Optional.of(defect));
        } catch (RuntimeException e) {
            LOG.error("Defect {} could not be shown", defect.code(), e);
        }
    }

    /** Shows the window, or in the one that is open what is new. */
    public void show(Optional<Defects.Seen> defect) {
        ReportViewModel open = shown;
        Stage there = stage;
        if (open != null && there != null) {
            defect.ifPresent(open::saw);
            if (defect.isEmpty()) {
                there.toFront();
            }
            return;
        }
        ReportViewModel viewModel = new ReportViewModel(defect, maker, disk, CompletableFuture.delayedExecutor(SOON,
                TimeUnit.MILLISECONDS, disk), fxThread);
        Tasks tasks = new Tasks(Clock.systemUTC());
        Parent root = Views.REPORT.load(new ReportController(viewModel, tasks, logFolder));
        new SaveDesk(tasks, disk, Preferences.forgotten()).serve(root);
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        Theme.dress(scene);
        Stage window = new Stage();
        EscapeCloses.install(root, window::hide);
        dress.accept(window);
        window.setTitle(Texts.text("report.window"));
        window.setScene(scene);
        window.setOnHidden(_ -> forget());
        window.show();
        stage = window;
        shown = viewModel;
    }

    private void forget() {
        stage = null;
        shown = null;
    }
}
