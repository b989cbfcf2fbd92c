package dev.signalbox.console.fx.look;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.time.TimeForm;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.ColorScheme;
import javafx.scene.Scene;

/** Keeps a window's look at what the preferences say. */
public final class Look implements AutoCloseable {
    public static final Preference<ThemeChoice> THEME = new Preference<>("look.theme", ThemeChoice.class,
            ThemeChoice.SYSTEM);
    public static final Preference<MotionChoice> MOTION = new Preference<>("look.motion", MotionChoice.class,
            MotionChoice.SYSTEM);

    /** In per cent, from {@link #SMALLEST} to {@link #LARGEST}. */
    public static final Preference<Integer> SCALE = new Preference<>("look.scale", Integer.class, 100);
    public static final int SMALLEST = 75;
    public static final int LARGEST = 200;

    public enum ThemeChoice {
        SYSTEM, LIGHT, DARK
    }

    public enum MotionChoice {
        SYSTEM, REDUCED, FULL
    }

    private final Scene scene;
    private final ScaledRoot root;
    private final List<Subscription> subscriptions;

    /** @param root what lies in the scene; made larger and smaller as a whole */
    public Look(Scene scene, ScaledRoot root, Preferences preferences, Executor fxThread) {
        this.scene = scene;
        this.root = root;
        subscriptions = List.of(preferences.topic(THEME).subscribe(new LatestOnFx<>(fxThread, this::theme)),
                preferences.topic(MOTION).subscribe(new LatestOnFx<>(fxThread, this::motion)),
                preferences.topic(TimeForm.CHOSEN).subscribe(new LatestOnFx<>(fxThread, f -> TimeForm.choose(f, root))),
                preferences.topic(SCALE).subscribe(new LatestOnFx<>(fxThread, percent -> root.scale(factor(percent)))));
    }

    /** The next step up or down, for keys and buttons. */
    public static void step(Preferences preferences, int percent) {
        preferences.set(SCALE, Math.clamp(preferences.get(SCALE) + percent, SMALLEST, LARGEST));
    }

    private static double factor(int percent) {
        return Math.clamp(percent, SMALLEST, LARGEST) / 100.0;
    }

    private void theme(ThemeChoice choice) {
        scene.getPreferences().setColorScheme(switch (choice) {
            case SYSTEM -> null;
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
        });
    }

    private void motion(MotionChoice choice) {
        scene.getPreferences().setReducedMotion(switch (choice) {
            case SYSTEM -> null;
            case REDUCED -> true;
            case FULL -> false;
        });
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        root.close();
    }
}
