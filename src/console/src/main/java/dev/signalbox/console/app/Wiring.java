package dev.signalbox.console.app;

import dev.signalbox.console.app.manual.ManualWindow;
import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.fx.ReportProblem;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.guard.SceneGuard;
import dev.signalbox.console.fx.help.Help;
import dev.signalbox.console.fx.help.OpenManual;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.fx.layout.LayoutMemory;
import dev.signalbox.console.fx.look.Look;
import dev.signalbox.console.fx.look.Look.ThemeChoice;
import dev.signalbox.console.fx.look.ScaledRoot;
import dev.signalbox.console.fx.save.SaveDesk;
import dev.signalbox.console.fx.time.TimeForm;
import dev.signalbox.console.gateway.desktop.ProgramDesktopGateway;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.manual.HelpPages;
import dev.signalbox.console.screen.frame.FrameChoices;
import dev.signalbox.console.screen.frame.FrameController;
import dev.signalbox.console.screen.frame.FrameViewModel;
import dev.signalbox.console.screen.frame.PaletteItem;
import dev.signalbox.console.screen.frame.PaletteViewModel;
import dev.signalbox.console.screen.frame.ScreenHost;
import dev.signalbox.console.screen.frame.health.HealthBar;
import dev.signalbox.console.screen.frame.lock.LockBar;
import dev.signalbox.console.screen.frame.notices.NoticesViewModel;
import dev.signalbox.console.screen.frame.rights.MissingRight;
import dev.signalbox.console.screen.frame.signin.ChooserViewModel;
import dev.signalbox.console.screen.frame.signin.SignInViewModel;
import dev.signalbox.console.screen.frame.signin.Surroundings;
import dev.signalbox.console.screen.frame.welcome.WelcomeController;
import dev.signalbox.console.screen.frame.welcome.WelcomeViewModel;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.notices.DesktopNews;
import dev.signalbox.console.store.update.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.WindowEvent;

/** Puts the console together for one session, by hand. FX thread only. */
public final class Wiring implements AutoCloseable {
    private final Session session;
    private final Scene scene;
    private final Executor fxThread = new FxThread();
    private final Navigator navigator;
    private final FrameViewModel frameViewModel;
    private final NoticesViewModel notices;
    private final DesktopNews desktop;
    private final ScreenHost host;
    private final Parent frame;
    private final SceneGuard guard;
    private final Subscription permissions;
    private final Subscription news;
    private final LockBar lockBar;
    private final HealthBar health;
    private final ScaledRoot root;
    private final ManualWindow manual;
    private final Optional<WelcomeViewModel> welcome;
    private Optional<Look> look = Optional.empty();

    /** Without looking for newer versions, as the demo does. */
    public Wiring(Session session, Scene scene) {
        this(session, scene, UpdateWiring.of(session.folders()));
    }

    Wiring(Session session, Scene scene, Updates updates) {
        this.session = session;
        this.scene = scene;
        LayoutMemory.install(scene, session.preferences());
        guard = new SceneGuard(session.lock(), (action, resource) -> resource.map(r -> session.permissions().of(action,
                r))
                .orElseGet(() -> session.permissions().of(action)), fxThread);
        permissions = session.permissions().all().subscribe(new LatestOnFx<>(fxThread, _ -> guard.changed()));
        guard.install(scene);
        lockBar = new LockBar(session.lock(), session.clock());
        navigator = LastPlace.navigator(session.preferences(), session.environment().kind());
        desktop = NoticeWiring.desktop(session, ProgramDesktopGateway.ofThisComputer());
        notices = new NoticesViewModel(session.news(), fxThread);
        Screens wired = new Screens(session, navigator, fxThread);
        List<ScreenEntry> screens = wired.all(desktop, updates);
        welcome = wired.welcome();
        news = UpdateWiring.tell(updates, session.news().notices());
        host = new ScreenHost(screens, navigator, fxThread);
        frameViewModel = new FrameViewModel(surroundings(), session.tasks(), session.poller(), fxThread);
        PaletteViewModel palette = new PaletteViewModel(screens, navigator, actions());
        frame = Views.FRAME.load(new FrameController(frameViewModel, host, palette, new FrameChoices(session
                .preferences(), fxThread, this::switchTheme), notices));
        health = health();
        ((VBox) frame.lookup("#page")).getChildren().addFirst(health);
        root = new ScaledRoot(frame);
        manual = manual();
        lockBar.serve(frame, guard, fxThread);
        guard.onMissing(new MissingRight(session.permissions())::explain);
        new SaveDesk(session.tasks(), session.workers().serial("save"), session.preferences()).serve(frame);
    }

    private HealthBar health() {
        EnvironmentInfo at = session.environment();
        return new HealthBar(at.kind() == EnvironmentInfo.Kind.LOCAL ? at.name() : at.region(), session.health()
                .state(), fxThread, () -> {
                    session.health().forget();
                    session.poller().now();
                });
    }

    private ManualWindow manual() {
        ManualWindow window = new ManualWindow(session.preferences(), fxThread, link -> root.fireEvent(new OpenLink(link
                .address())));
        root.addEventHandler(OpenManual.TYPE, ask -> window.show(ask.place().orElseGet(() -> HelpPages.of(navigator
                .currentProperty().get())), ask.from()));
        return window;
    }

    private Surroundings surroundings() {
        return new Surroundings(session.environment(), session.access().map(a -> new SignInViewModel(a, session
                .environments(), fxThread)), new ChooserViewModel(session.environment(), session.environments(), session
                        .profiles(), fxThread));
    }

    /** Makes it the window's content, with the look that the operator chose. */
    public void show() {
        scene.setRoot(root);
        look = Optional.of(new Look(scene, root, session.preferences(), fxThread));
    }

    /** Leads the console somewhere, as the demo does before it takes a picture. */
    public Navigator navigator() {
        return navigator;
    }

    /** Welcomes who has never been here. */
    void welcome() {
        welcome.ifPresent(w -> w.whenDue(this::showWelcome));
    }

    private void showWelcome() {
        welcome.map(WelcomeController::new).ifPresent(controller -> {
            Views.WELCOME.load(controller);
            controller.open(frame);
        });
    }

    Session session() {
        return session;
    }

    Scene scene() {
        return scene;
    }

    /** Whether the operator looks at the window. */
    void focused(boolean now) {
        session.poller().focused(now);
        session.lock().focused(now);
        desktop.looking(now);
    }

    /** Closing stops what runs in this window, so it is asked for by name first. */
    void askBeforeClosing(WindowEvent event, Runnable close) {
        List<String> running = session.tasks().states().latest().stream()
                .filter(t -> t.phase() == TaskState.Phase.RUNNING).map(t -> t.name() + " " + t.target()).toList();
        if (!running.isEmpty()) {
            event.consume();
            new Confirmation(session.environment(), Texts.text("window.close.title", running.size()),
                    Texts.text("window.close.verb"), running, Texts.text("window.close.text")).ask(frame, close);
        }
    }

    private void switchTheme() {
        choose(Theme.isDark(scene) ? ThemeChoice.LIGHT : ThemeChoice.DARK);
    }

    private void choose(ThemeChoice theme) {
        session.preferences().set(Look.THEME, theme);
    }

    private List<PaletteItem> actions() {
        String appearance = Texts.text("palette.theme");
        String action = Texts.text("palette.action");
        List<PaletteItem> always = List.of(new PaletteItem(appearance, Texts.text("palette.light"), "", () -> choose(
                ThemeChoice.LIGHT)),
                new PaletteItem(appearance, Texts.text("palette.dark"), "", () -> choose(ThemeChoice.DARK)),
                new PaletteItem(appearance, Texts.text("palette.system"), "", () -> choose(ThemeChoice.SYSTEM)),
                new PaletteItem(action, Texts.text("time.relative"), Texts.text("palette.times"), () -> times(
                        TimeForm.RELATIVE)),
                new PaletteItem(action, Texts.text("time.local"), Texts.text("palette.times"), () -> times(
                        TimeForm.LOCAL)),
                new PaletteItem(action, Texts.text("time.utc"), Texts.text("palette.times"), () -> times(TimeForm.UTC)),
                new PaletteItem(action, Texts.text("palette.report"), "", () -> root.fireEvent(new ReportProblem())),
                new PaletteItem(action, Texts.text("shortcut.help"), Shortcut.HELP.firstKey(), () -> Help.ask(scene)),
                new PaletteItem(action, Texts.text("palette.back"), "Alt ←", navigator::back),
                new PaletteItem(action, Texts.text("palette.forward"), "Alt →", navigator::forward));
        List<PaletteItem> more = new ArrayList<>(always);
        welcome.ifPresent(_ -> more.add(new PaletteItem(action, Texts.text("palette.welcome"), "", this::showWelcome)));
        if (session.environment().entrance().locked()) {
            more.add(new PaletteItem(action, Texts.text("shortcut.lock"), Shortcut.LOCK.firstKey(), lockBar::toggle));
        }
        return more;
    }

    private void times(TimeForm form) {
        session.preferences().set(TimeForm.CHOSEN, form);
    }

    /**
     * Lets the polling begin once it is certain whom we ask.
     *
     * @param renew opens the window anew, since its account is another one, or not to be asked without consent
     */
    void begin(Runnable renew) {
        session.access().ifPresentOrElse(a -> new Arrival(session, a, fxThread).await(host::refresh, renew), session
                .poller()::begin);
    }

    @Override
    public void close() {
        leave();
        session.close();
    }

    /** As {@link #close()}, but the session goes on. */
    void leave() {
        manual.close();
        look.ifPresent(Look::close);
        welcome.ifPresent(WelcomeViewModel::close);
        host.close();
        frameViewModel.close();
        permissions.close();
        news.close();
        health.close();
        guard.close();
        lockBar.close();
        notices.close();
    }
}
