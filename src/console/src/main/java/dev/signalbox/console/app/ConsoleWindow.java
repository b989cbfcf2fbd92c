package dev.signalbox.console.app;

import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.layout.WindowIcon;
import dev.signalbox.console.fx.layout.WindowPlace;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.update.Updates;
import dev.signalbox.localcloud.LocalCloudStartException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console's window: first that it is starting, then the frame, or why there is none. */
public final class ConsoleWindow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleWindow.class);
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Stage stage;
    private final Supplier<Session> opener;
    private final FxThread fxThread = new FxThread();
    private final SerialWorker starter = new SerialWorker("start");
    private final Optional<Preferences> early;
    private final Optional<Updates> updates;
    private final WindowPlace place;
    private Optional<Preferences> preferences = Optional.empty();
    private Optional<Destination> first = Optional.empty();
    private Consumer<Wiring> usable = _ -> {};
    private List<Subscription> looks = List.of();
    private volatile @Nullable Wiring wiring;
    private final Arriving arriving = new Arriving();

    /** @param opener blocks until the environment is open; runs off the FX thread */
    public ConsoleWindow(Stage stage, Supplier<Session> opener) {
        this(stage, Optional.empty(), Optional.empty(), opener);
    }

    /**
     * @param early the preferences that the session will have, if they are known before it
     * @param updates begin when the operator can
     */
    ConsoleWindow(Stage stage, Optional<Preferences> early, Optional<Updates> updates, Supplier<Session> opener) {
        this.early = early;
        this.updates = updates;
        place = new WindowPlace(stage);
        this.stage = stage;
        this.opener = opener;
    }

    public void open(Path dataFolder) {
        open(dataFolder, Optional.empty(), _ -> {});
    }

    /**
     * Opens it.
     *
     * @param to where the console goes first when somebody said so
     * @param then told once the operator could begin
     */
    void open(Path dataFolder, Optional<Destination> to, Consumer<Wiring> then) {
        first = to;
        usable = then;
        Theme.choose(); // before the first control: else the toolkit reads its own style sheet, only to throw it away
        ProgressIndicator ring = new ProgressIndicator();
        ring.setMaxSize(28, 28);
        Scene scene = new Scene(startPane(ring, quiet(Texts.text("start.starting")), quiet(Texts.text("start.folder",
                dataFolder))),
                WIDTH, HEIGHT);
        Theme.dress(scene);
        stage.setTitle(Texts.text("app.title"));
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setScene(scene);
        WindowPlace.fit(stage);
        early.ifPresent(place::restore);
        onFrame(scene, "First frame", () -> {});
        stage.show();
        begin(scene);
    }

    /** What is open in it now. */
    Optional<Session> session() {
        return Optional.ofNullable(wiring).map(Wiring::session);
    }

    /** What was chosen for it, as soon as that is known. */
    Optional<Preferences> preferences() {
        return preferences.or(() -> early);
    }

    /** Goes there, or will once it is open. */
    void go(Destination to) {
        Optional.ofNullable(wiring).ifPresentOrElse(w -> w.navigator().go(to), () -> first = Optional.of(to));
    }

    /** Whether an ARN is of the account and Region of this window. */
    boolean knows(String link) {
        return Optional.ofNullable(wiring).map(w -> w.session().environment()).filter(e -> !e.account().isEmpty()
                && link
                        .contains(":" + e.region() + ":" + e.account() + ":")).isPresent();
    }

    private void begin(Scene scene) {
        arriving.begin(starter, () -> start(scene));
    }

    private void start(Scene scene) {
        try {
            if (arriving.came(opener.get())) {
                fxThread.execute(() -> arriving.taken().ifPresent(session -> show(scene, session)));
            }
        } catch (LocalCloudStartException | OpenedEnvironment.CannotOpenException e) {
            LOG.warn("Not started: {}", e.getMessage());
            fxThread.execute(() -> refuse(scene, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            LOG.error("Not started", e);
            fxThread.execute(() -> refuse(scene, Texts.text("start.broken", String.valueOf(e.getMessage()))));
        }
    }

    private void show(Scene scene, Session session) {
        session.poller().hold();
        preferences = Optional.of(session.preferences());
        Wiring wired = updates.map(u -> new Wiring(session, scene, u)).orElseGet(() -> new Wiring(session, scene));
        wiring = wired;
        if (early.isEmpty()) {
            place.restore(session.preferences());
        }
        wired.show();
        stage.setOnCloseRequest(event -> wired.askBeforeClosing(event, stage::close));
        first.ifPresent(wired.navigator()::go);
        onFrame(scene, "Usable", () -> {
            wired.begin(this::renew);
            usable.accept(wired);
            updates.ifPresent(this::look);
            usable = _ -> {};
            WindowIcon.on(stage);
        });
        stage.setTitle(session.environment().name() + " - " + Texts.text("app.title"));
        looks.forEach(Subscription::unsubscribe);
        looks = List.of(stage.focusedProperty().subscribe(wired::focused), stage.iconifiedProperty().subscribe(session
                .poller()::hidden));
    }

    /** Also later, whenever the operator comes back: who leaves it open for weeks is told, too. */
    private void look(Updates at) {
        at.begin();
        Subscription coming = stage.focusedProperty().subscribe((_, now) -> {
            if (now) {
                at.begin();
            }
        });
        looks = Stream.concat(looks.stream(), Stream.of(coming)).toList();
    }

    /** Opens the environment anew in this window: it is not as it was taken to be. */
    private void renew() {
        if (arriving.isOver()) {
            return;
        }
        Scene scene = stage.getScene();
        first = Optional.ofNullable(wiring).map(w -> w.navigator().currentProperty().get());
        CompletableFuture<Void> left = putAway();
        Theme.choose();
        scene.setRoot(startPane(new ProgressIndicator(), quiet(Texts.text("start.anew"))));
        starter.execute(left::join);
        begin(scene);
    }

    /** Takes its view away at once and for good; what it worked with, or still waits for, ends behind it. */
    CompletableFuture<Void> leave() {
        return CompletableFuture.allOf(putAway(), arriving.end());
    }

    private CompletableFuture<Void> putAway() {
        preferences.ifPresent(place::remember);
        preferences = Optional.empty();
        Wiring old = wiring;
        wiring = null;
        if (old == null) {
            return CompletableFuture.completedFuture(null);
        }
        old.leave();
        return CompletableFuture.runAsync(old.session()::close, task -> Thread.ofVirtual().name("close").start(task));
    }

    /** Acts once the next frame is laid out, and logs how long after the start of the process that was. */
    private static void onFrame(Scene scene, String what, Runnable then) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                long started = ManagementFactory.getRuntimeMXBean().getStartTime();
                LOG.info("{} {} ms after the start of the process", what, System.currentTimeMillis() - started);
                then.run();
            }
        });
    }

    private void refuse(Scene scene, String why) {
        Button quit = new Button(Texts.text("start.quit"));
        quit.setOnAction(_ -> stage.close());
        Label title = new Label(Texts.text("start.failed"));
        title.getStyleClass().add("page-title");
        scene.setRoot(startPane(title, new Note(Tone.FAILED, why), quit));
        quit.requestFocus();
    }

    private static VBox startPane(Node... nodes) {
        Label brand = new Label(Texts.text("app.title"));
        brand.getStyleClass().add("brand");
        VBox pane = new VBox(brand);
        pane.getChildren().addAll(nodes);
        pane.getStyleClass().add("start-pane");
        return pane;
    }

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small-text", "text-3");
        return label;
    }

    @Override
    public void close() {
        leave().join();
    }
}
