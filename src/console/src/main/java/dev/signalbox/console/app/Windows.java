package dev.signalbox.console.app;

import dev.signalbox.console.app.single.Host;
import dev.signalbox.console.app.single.Wish;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.OpenEnvironment;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.PastedText;
import dev.signalbox.console.model.definition.DefinitionFile;
import dev.signalbox.console.store.update.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.stage.Stage;

/** The console's windows, one for each environment that is open. FX thread only, but for what later starts wish. */
final class Windows implements AutoCloseable, Host {
    private static final Executor FILES = task -> Thread.ofVirtual().name("wish").start(task);
    private final Consumer<Stage> dress;
    private final DefinitionWindows definitions;
    private final Map<Path, Stage> stages = new HashMap<>();
    private final Map<Stage, ConsoleWindow> windows = new ConcurrentHashMap<>();
    private final Map<Stage, EventHandler<OpenEnvironment>> openers = new HashMap<>();
    /** The one that was looked at last comes last. */
    private final List<Stage> looked = new ArrayList<>();
    private Optional<Updates> updates = Optional.empty();
    private final List<CompletableFuture<Void>> closing = new ArrayList<>();
    private Optional<Settings> first = Optional.empty();

    /** @param dress what every window gets before it is shown */
    Windows(Consumer<Stage> dress) {
        this.dress = dress;
        definitions = new DefinitionWindows(dress);
    }

    /** A file that a start was asked to show; what is wrong with it was said before. */
    private void file(Settings settings) {
        settings.link().flatMap(DefinitionFile::path).ifPresent(definitions::show);
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
        ConsoleWindow window = new ConsoleWindow(stage, Optional.of(opening.preferences().join()), updates,
                opening::opened);
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
        }, () -> show(new Stage(), Opening.begin(settings, _ -> {})));
    }

    /** What is open now. May be asked from any thread. */
    List<Session> sessions() {
        return windows.values().stream().flatMap(w -> w.session().stream()).toList();
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
        CompletableFuture<Optional<Settings>> from = CompletableFuture.supplyAsync(() -> first, new FxThread());
        return from.thenComposeAsync(settings -> settings.isEmpty() ? CompletableFuture.failedFuture(
                new IllegalStateException("it has no window yet"))
                : wish.choice().map(choice -> named(settings.get().opening(choice).showing(link))).orElseGet(
                        () -> CompletableFuture.supplyAsync(() -> unnamed(link), new FxThread())), FILES);
    }

    /** Whether there is such an environment is in files. */
    private CompletableFuture<Optional<String>> named(Settings settings) {
        Optional<String> problem = settings.opened().flatMap(OpenedEnvironment::problem);
        return problem.isPresent() ? CompletableFuture.completedFuture(problem) : CompletableFuture.supplyAsync(() -> {
            open(settings);
            return Optional.empty();
        }, new FxThread());
    }

    /** An ARN says which account it is of; else it is for the window that was looked at last. */
    private Optional<String> unnamed(Optional<String> link) {
        Optional<Stage> fitting = link.flatMap(l -> looked.reversed().stream().filter(s -> Optional.ofNullable(windows
                .get(s)).filter(w -> w.knows(l)).isPresent()).findFirst());
        if (looked.isEmpty()) {
            return Optional.of("its last window has just been closed; start it again");
        }
        Stage stage = fitting.orElseGet(looked::getLast);
        front(stage);
        link.flatMap(PastedText::destination).ifPresent(to -> go(stage, to));
        return Optional.empty();
    }

    private void hidden(Path folder, Stage stage) {
        stages.remove(folder);
        looked.remove(stage);
        Optional.ofNullable(openers.remove(stage)).ifPresent(o -> stage.removeEventHandler(OpenEnvironment.TYPE, o));
        Optional.ofNullable(windows.remove(stage)).ifPresent(w -> closing.add(w.leave()));
    }

    /** Waits until all that is open has come to its end. */
    @Override
    public void close() {
        List.copyOf(windows.keySet()).forEach(s -> hidden(Path.of(""), s));
        closing.forEach(CompletableFuture::join);
    }
}
