package dev.signalbox.console.app;

import dev.signalbox.console.app.single.Host;
import dev.signalbox.console.app.single.Wish;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.OpenEnvironment;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.PastedText;
import dev.signalbox.console.model.definition.DefinitionFile;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.update.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console's windows, one for each environment that is open. FX thread only, but for what later starts wish. */
final class Windows implements AutoCloseable, Host {
    private static final Executor FILES = task -> Thread.ofVirtual().name("wish").start(task);
    private static final Logger LOG = LoggerFactory.getLogger(Windows.class);
    private final FxThread fxThread = new FxThread();
    private final Consumer<Stage> dress;
    private final DefinitionWindows definitions;
    private final Map<Path, Stage> stages = new HashMap<>();
    private final Map<Stage, ConsoleWindow> windows = new ConcurrentHashMap<>();
    private final Map<Stage, EventHandler<OpenEnvironment>> openers = new HashMap<>();
    /** The one that was looked at last comes last. */
    private final List<Stage> looked = new ArrayList<>();
    private Optional<Updates> updates = Optional.empty();
    /** What was open last in a folder and may still be ending. */
    private final Map<Path, CompletableFuture<Void>> ending = new HashMap<>();
    private Optional<Settings> first = Optional.empty();
    private boolean over;

    /** @param dress what every window gets before it is shown */
    Windows(Consumer<Stage> dress) {
        this.dress = dress;
        definitions = new DefinitionWindows(dress, this::preferences);
    }

    /** A file that a start was asked to show; what is wrong with it was said before. */
    private void file(Settings settings) {
        settings.link().flatMap(DefinitionFile::path).ifPresent(path -> {
            var _ = definitions.show(path).whenComplete((why, defect) -> {
                if (defect != null) {
                    LOG.error("The file {} is not shown", path, defect);
                } else {
                    why.ifPresent(w -> LOG.warn("Not shown: {}", w));
                }
            });
        });
    }

    /** Shows what was begun in this window. */
    void show(Stage stage, Opening opening) {
        Settings settings = opening.settings();
        first = first.or(() -> Optional.of(settings));
        if (updates.isEmpty()) {
            updates = Optional.of(UpdateWiring.of(settings.folders()));
        }
        dress.accept(stage);
        EventHandler<OpenEnvironment> opener = event -> open(settings.opening(event.choice()));
        stage.addEventHandler(OpenEnvironment.TYPE, opener);
        openers.put(stage, opener);
        Optional<Preferences> early = Optional.of(opening.preferences()).filter(_ -> ended(settings.ownFolder())
                .isDone()).map(CompletableFuture::join);
        ConsoleWindow window = new ConsoleWindow(stage, early, updates, opening::opened);
        stages.put(settings.ownFolder(), stage);
        windows.put(stage, window);
        looked.add(stage);
        stage.focusedProperty().subscribe(now -> looked(stage, now));
        stage.setOnHidden(_ -> hidden(settings.ownFolder(), stage));
        window.open(settings.ownFolder(), settings.link().flatMap(PastedText::destination), opening.usable());
        file(settings);
    }

    private void looked(Stage stage, boolean now) {
        if (now && looked.remove(stage)) {
            looked.add(stage);
        }
    }

    /** Opens a window for an environment, or shows the one that there is. */
    private void open(Settings settings) {
        Optional.ofNullable(stages.get(settings.ownFolder())).ifPresentOrElse(stage -> {
            front(stage);
            settings.link().flatMap(PastedText::destination).ifPresent(to -> go(stage, to));
            file(settings);
        }, () -> show(new Stage(), Opening.begin(settings, ended(settings.ownFolder()), _ -> {})));
    }

    /** Done when nothing of an earlier window holds the folder any more. */
    private CompletableFuture<Void> ended(Path folder) {
        return ending.getOrDefault(folder, CompletableFuture.completedFuture(null));
    }

    /** What is open now. May be asked from any thread. */
    List<Session> sessions() {
        return windows.values().stream().flatMap(w -> w.session().stream()).toList();
    }

    /** Of the window that was looked at last. */
    private Optional<Preferences> preferences() {
        return looked.reversed().stream().flatMap(s -> Optional.ofNullable(windows.get(s)).stream()).flatMap(w -> w
                .preferences().stream()).findFirst();
    }

    private static void front(Stage stage) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    private void go(Stage stage, Destination to) {
        Optional.ofNullable(windows.get(stage)).ifPresent(w -> w.go(to));
    }

    /** What a later start was asked for. It is answered once the window is in front, or said to be opening. */
    @Override
    public CompletableFuture<Optional<String>> show(Wish wish) {
        Optional<String> link = Optional.of(wish.what()).filter(w -> !w.isEmpty());
        Optional<Path> file = link.flatMap(DefinitionFile::path);
        if (file.isPresent()) {
            return definitions.show(file.get());
        }
        if (link.isPresent() && PastedText.destination(wish.what()).isEmpty()) {
            return CompletableFuture.completedFuture(Optional.of("it does not know what to do with " + wish.what()));
        }
        return CompletableFuture.supplyAsync(this::begun, fxThread).thenComposeAsync(settings -> wish.choice().map(
                choice -> named(settings.opening(choice).showing(link))).orElseGet(() -> CompletableFuture.supplyAsync(
                        () -> unnamed(link), fxThread)), FILES);
    }

    /** How the console was started. Once it ends nothing is shown any more: whoever asks is soon the first one. */
    private Settings begun() {
        if (over) {
            throw new CancellationException("The console ends");
        }
        return first.orElseThrow(() -> new IllegalStateException("it has no window yet"));
    }

    /** Whether there is such an environment is in files. */
    private CompletableFuture<Optional<String>> named(Settings settings) {
        Optional<String> problem = settings.opened().flatMap(OpenedEnvironment::problem);
        return problem.isPresent() ? CompletableFuture.completedFuture(problem) : CompletableFuture.supplyAsync(() -> {
            begun();
            open(settings);
            return Optional.empty();
        }, fxThread);
    }

    /** An ARN says which account it is of; else it is for the window that was looked at last. */
    private Optional<String> unnamed(Optional<String> link) {
        Settings settings = begun();
        if (looked.isEmpty()) { // only other windows are left, such as a file's
            open(settings.opening(new EnvironmentChoice.Local()).showing(link));
            return Optional.empty();
        }
        Optional<Stage> fitting = link.flatMap(l -> looked.reversed().stream().filter(s -> Optional.ofNullable(windows
                .get(s)).filter(w -> w.knows(l)).isPresent()).findFirst());
        Stage stage = fitting.orElseGet(looked::getLast);
        front(stage);
        link.flatMap(PastedText::destination).ifPresent(to -> go(stage, to));
        return Optional.empty();
    }

    private void hidden(Path folder, Stage stage) {
        stages.remove(folder);
        looked.remove(stage);
        Optional.ofNullable(openers.remove(stage)).ifPresent(o -> stage.removeEventHandler(OpenEnvironment.TYPE, o));
        Optional.ofNullable(windows.remove(stage)).ifPresent(w -> ending.put(folder, CompletableFuture.allOf(ended(
                folder), w.leave())));
    }

    /** Waits until all that is open has come to its end. */
    @Override
    public void close() {
        over = true;
        Map.copyOf(stages).forEach(this::hidden);
        ending.values().forEach(CompletableFuture::join);
    }
}
