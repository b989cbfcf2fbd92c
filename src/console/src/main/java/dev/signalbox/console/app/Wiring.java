package dev.signalbox.console.app;

import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.layout.LayoutMemory;
import dev.signalbox.console.fx.save.SaveDesk;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.screen.frame.FrameController;
import dev.signalbox.console.screen.frame.FrameViewModel;
import dev.signalbox.console.screen.frame.PaletteItem;
import dev.signalbox.console.screen.frame.PaletteViewModel;
import dev.signalbox.console.screen.frame.ScreenHost;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** Puts the console together for one session, by hand. FX thread only. */
public final class Wiring implements AutoCloseable {
    private final Session session;
    private final Scene scene;
    private final Executor fxThread = new FxThread();
    private final Navigator navigator;
    private final FrameViewModel frameViewModel;
    private final ScreenHost host;
    private final Parent frame;

    public Wiring(Session session, Scene scene) {
        this.session = session;
        this.scene = scene;
        LayoutMemory.install(scene, session.preferences());
        navigator = new Navigator(new Destination.Pipelines());
        List<ScreenEntry> screens = new Screens(session, navigator, fxThread).all();
        host = new ScreenHost(screens, navigator, fxThread);
        frameViewModel = new FrameViewModel(session.environment(), session.tasks(), session.poller(), fxThread);
        PaletteViewModel palette = new PaletteViewModel(screens, navigator, actions());
        frame = Views.FRAME.load(new FrameController(frameViewModel, host, palette, this::switchTheme));
        new SaveDesk(session.tasks(), session.workers().serial("save"), session.preferences()).serve(frame);
    }

    /** The window's content. */
    public Parent frame() {
        return frame;
    }

    /** Leads the console somewhere, as the demo does before it takes a picture. */
    public Navigator navigator() {
        return navigator;
    }

    private void switchTheme() {
        Theme.setDark(scene, !Theme.isDark(scene));
    }

    private List<PaletteItem> actions() {
        String appearance = Texts.text("palette.theme");
        String action = Texts.text("palette.action");
        return List.of(new PaletteItem(appearance, Texts.text("palette.light"), "", () -> Theme.setDark(scene, false)),
                new PaletteItem(appearance, Texts.text("palette.dark"), "", () -> Theme.setDark(scene, true)),
                new PaletteItem(appearance, Texts.text("palette.system"), "", () -> Theme.followSystem(scene)),
                new PaletteItem(action, Texts.text("palette.back"), "Alt ←", navigator::back),
                new PaletteItem(action, Texts.text("palette.forward"), "Alt →", navigator::forward));
    }

    @Override
    public void close() {
        host.close();
        frameViewModel.close();
        session.close();
    }
}
