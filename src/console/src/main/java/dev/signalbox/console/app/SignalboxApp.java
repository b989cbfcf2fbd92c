package dev.signalbox.console.app;

import dev.signalbox.console.app.crash.CrashHandler;
import dev.signalbox.console.app.crash.FxWatch;
import dev.signalbox.console.app.crash.ReportMaker;
import dev.signalbox.console.app.crash.ReportWindow;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.app.single.SingleInstance;
import dev.signalbox.console.fx.OpenFile;
import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.fx.ReportProblem;
import dev.signalbox.console.model.report.Person;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.stage.Stage;

/** The JavaFX application: its windows. */
public final class SignalboxApp extends Application {
    /** JavaFX makes the application itself and hands it only strings, so what was begun before it waits here. */
    private static final AtomicReference<Optional<Opening>> BEGUN = new AtomicReference<>(Optional.empty());

    private static final AtomicReference<Optional<SingleInstance>> ONE = new AtomicReference<>(Optional.empty());

    private final Windows windows = new Windows(this::dress);
    private Optional<ReportWindow> report = Optional.empty();
    private Optional<FxWatch> watch = Optional.empty();

    /**
     * Opens the window and returns when it was closed.
     *
     * @param usable told on the FX thread once the operator could begin
     */
    static void launch(Settings settings, Consumer<Wiring> usable) {
        BEGUN.set(Optional.of(Opening.begin(settings, usable)));
        Application.launch(SignalboxApp.class);
    }

    /** As {@link #launch(Settings, Consumer)}, and shows what later starts wish. */
    static void launch(Settings settings, SingleInstance one) {
        ONE.set(Optional.of(one));
        launch(settings, Wiring::welcome);
    }

    @Override
    public void start(Stage stage) {
        Opening opening = BEGUN.get().orElseThrow();
        FxThread fxThread = new FxThread();
        Path logs = opening.settings().own().logs();
        ReportWindow reports = new ReportWindow(this::dress, new ReportMaker(LogFile.path(logs), open(windows),
                Person::ofThisProcess),
                logs);
        report = Optional.of(reports);
        Thread.setDefaultUncaughtExceptionHandler(new CrashHandler(new LatestOnFx<>(fxThread, reports::tell)));
        windows.show(stage, opening);
        ONE.get().ifPresent(one -> Thread.ofVirtual().name("doorman").start(() -> one.listen(windows)));
        watch = Optional.of(FxWatch.begin(fxThread));
    }

    /** May be asked from any thread. */
    private static Supplier<List<ReportMaker.Open>> open(Windows windows) {
        return () -> windows.sessions().stream().map(s -> new ReportMaker.Open(s.environment(), PortableSettings.of(s
                .preferences()).text(), LogFile.path(s.folders().logs()))).toList();
    }

    private void dress(Stage stage) {
        stage.addEventHandler(OpenLink.TYPE, link -> {
            if (OpenLink.safe(link.address())) {
                getHostServices().showDocument(link.address().toString());
            }
        });
        stage.addEventHandler(ReportProblem.TYPE, _ -> report.ifPresent(r -> r.show(Optional.empty())));
        stage.addEventHandler(OpenFile.TYPE, open -> getHostServices().showDocument(open.file().toUri().toString()));
    }

    @Override
    public void stop() {
        watch.ifPresent(FxWatch::close);
        windows.close();
    }
}
