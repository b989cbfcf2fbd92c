package dev.signalbox.console;

import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Shot;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.guard.SceneGuard;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.guard.Allowance;
import dev.signalbox.console.screen.frame.FrameChoices;
import dev.signalbox.console.screen.frame.FrameController;
import dev.signalbox.console.screen.frame.FrameViewModel;
import dev.signalbox.console.screen.frame.PaletteViewModel;
import dev.signalbox.console.screen.frame.ScreenHost;
import dev.signalbox.console.screen.frame.lock.LockBar;
import dev.signalbox.console.screen.frame.notices.NoticesViewModel;
import dev.signalbox.console.screen.frame.signin.ChooserViewModel;
import dev.signalbox.console.screen.frame.signin.Surroundings;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.console.store.guard.EnvironmentLock;
import dev.signalbox.console.store.guard.LockClocks;
import dev.signalbox.console.store.notices.News;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.signin.Profiles;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The real frame around screens that a test makes, and pictures of it. Make it on the FX thread. */
public final class TestFrame {
    public static final EnvironmentInfo LOCAL = new EnvironmentInfo(EnvironmentInfo.Kind.LOCAL, "LOCAL", "local cloud",
            "000000000000",
            "local-1", URI.create("http://127.0.0.1:4566"), EnvironmentInfo.Entrance.of(EnvironmentInfo.Kind.LOCAL));

    /** An account that is used to try things, as it is entered: locked. */
    public static final EnvironmentInfo TRIAL = new EnvironmentInfo(EnvironmentInfo.Kind.TEST, "TRIAL", "acme-trial",
            "111122223333", "eu-west-1", EnvironmentInfo.AWS, new EnvironmentInfo.Entrance(Optional.of("trial"),
                    Optional.empty(), true));

    private static final Golden GOLDEN = new Golden(Path.of("src/test/resources/golden"), Path.of("target/golden"),
            0.0005);

    private final Stage stage;
    private final Tasks tasks = new Tasks(Clock.systemUTC());
    private final News news = News.of(Clock.systemUTC());

    public TestFrame(Stage stage, Navigator navigator, Poller poller, List<ScreenEntry> screens) {
        this(stage, navigator, poller, screens, around(LOCAL));
    }

    private static Surroundings around(EnvironmentInfo environment) {
        return new Surroundings(environment, Optional.empty(), new ChooserViewModel(environment, SavedEnvironments.in(
                Path.of("target/no-environments"), Runnable::run), new Profiles(new ScriptedProfiles(List.of()),
                        Runnable::run), new FxThread()));
    }

    /** In {@link #TRIAL}, with its lock. */
    public static TestFrame onTrial(Stage stage, Navigator navigator, Poller poller, List<ScreenEntry> screens) {
        return new TestFrame(stage, navigator, poller, screens, around(TRIAL)).lockedBy(new EnvironmentLock(TRIAL, true,
                (_, _, _, _) -> {}, LockClocks.of(new RealTime())));
    }

    public TestFrame(Stage stage, Navigator navigator, Poller poller, List<ScreenEntry> screens,
            Surroundings around) {
        this.stage = stage;
        List.copyOf(Window.getWindows()).stream().filter(w -> w != stage).forEach(Window::hide); // left by a test before
        FxThread fxThread = new FxThread();
        FrameViewModel viewModel = new FrameViewModel(around, tasks, poller, fxThread);
        ScreenHost host = new ScreenHost(screens, navigator, fxThread);
        PaletteViewModel palette = new PaletteViewModel(screens, navigator, List.of());
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(Views.FRAME.load(new FrameController(viewModel, host, palette,
                new FrameChoices(Preferences.forgotten(), fxThread, () -> {}), new NoticesViewModel(news, fxThread))),
                1440, 900));
        Theme.dress(stage.getScene());
        stage.show();
        stage.sizeToScene(); // a test before may have left the one stage of all tests small
    }

    /** Shows and obeys the lock, as the console does. */
    public TestFrame lockedBy(EnvironmentLock lock) {
        FxThread fxThread = new FxThread();
        SceneGuard guard = new SceneGuard(lock, (_, _) -> new Allowance.Allowed(), fxThread);
        guard.install(stage.getScene());
        new LockBar(lock, Clock.systemUTC()).serve(stage.getScene().getRoot(), guard, fxThread);
        return this;
    }

    /** The frame's long work. */
    public Tasks tasks() {
        return tasks;
    }

    /** What the frame tells. */
    public News news() {
        return news;
    }

    /**
     * As {@link #shots}, and both must look as they did when somebody looked at them. For screens whose data and clock the test
     * scripts; what the frame itself counts as time goes by is left out.
     */
    public void golden(String name) throws Exception {
        shots(name);
        for (String theme : List.of("-dark", "-light")) {
            GOLDEN.compare(name + theme, settled(name + theme));
        }
    }

    /** A screen may be laid out once more when what it shows has come: it is given two seconds to look as it should. */
    private WritableImage settled(String name) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        WritableImage picture = picture(name.endsWith("-dark"));
        while (!GOLDEN.matches(name, picture) && System.nanoTime() < end) {
            WaitForAsyncUtils.waitForFxEvents();
            picture = picture(name.endsWith("-dark"));
        }
        return picture;
    }

    private WritableImage picture(boolean dark) throws Exception {
        return onFx(() -> {
            Theme.setDark(stage.getScene(), dark);
            stage.getScene().lookup(".side-foot").setOpacity(0);
            return Shot.take(stage.getScene(), 0.5);
        });
    }

    /** Writes {@code target/shots/name-light.png} and {@code -dark.png}. */
    public void shots(String name) throws Exception {
        for (boolean dark : new boolean[]{true, false}) {
            onFx(() -> {
                Theme.setDark(stage.getScene(), dark);
                return null;
            });
            WaitForAsyncUtils.waitForFxEvents();
            onFx(() -> {
                Shot.save(stage.getScene(), 1, Path.of("target/shots", name + (dark ? "-dark.png" : "-light.png")));
                return null;
            });
        }
        Sketch.keep(stage.getScene(), name);
    }

    public static <V> V onFx(Callable<V> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
    }

    /** Waits until something can be seen, and until the window is at rest: looking from outside may see half of a change. */
    public static void see(FxRobot robot, String query) throws Exception {
        try {
            Eventually.on(() -> robot.lookup(query).tryQuery().isPresent());
        } catch (AssertionError e) {
            throw new AssertionError(query + " was not seen; " + windows(), e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** What is open, for the message of a test that failed where nobody sees the screen. */
    private static String windows() throws Exception {
        return onFx(() -> Window.getWindows().stream().map(w -> "%s at %.0f,%.0f %.0fx%.0f, focus on %s".formatted(w
                .getClass().getSimpleName(), w.getX(), w.getY(), w.getWidth(), w.getHeight(), w.getScene() == null
                        ? "nothing"
                        : w.getScene().getFocusOwner())).toList()).toString();
    }
}
