package dev.signalbox.console.fx.layout;

import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.List;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Where the window was and how large. A place that no screen shows any more is forgotten. */
public final class WindowPlace {
    /** @param width zero when nothing is remembered */
    private record Bounds(double x, double y, double width, double height, boolean maximized) {}

    private static final Preference<Bounds> PLACE = new Preference<>("window.place", Bounds.class, new Bounds(0, 0, 0,
            0, false));

    /** What must be seen of the window so that it can be moved. */
    private static final double SEEN = 80;

    /** What the desktop puts above a window, about. */
    private static final double TITLE = 32;

    private final Stage stage;
    private @Nullable Bounds normal;

    public WindowPlace(Stage stage) {
        this.stage = stage;
        List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())
                .forEach(bound -> bound.subscribe(_ -> note()));
    }

    /** Makes a window smaller that its screen would not show as a whole; call it before the window is shown. */
    public static void fit(Stage stage) {
        Scene scene = stage.getScene();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Dimension2D fitting = fitting(scene.getWidth(), scene.getHeight(), screen);
        if (fitting.getWidth() != scene.getWidth() || fitting.getHeight() != scene.getHeight()) {
            stage.setX(screen.getMinX());
            stage.setY(screen.getMinY());
            stage.setWidth(fitting.getWidth());
            stage.setHeight(fitting.getHeight());
        }
    }

    static Dimension2D fitting(double width, double height, Rectangle2D screen) {
        return new Dimension2D(Math.min(width, screen.getWidth()), height > screen.getHeight() - TITLE ? screen
                .getHeight() : height);
    }

    /** Puts the window where it was; call it before the window is shown. */
    public void restore(Preferences preferences) {
        Bounds last = preferences.get(PLACE);
        Rectangle2D handle = new Rectangle2D(last.x + SEEN / 2, last.y, SEEN, SEEN / 2);
        if (last.width > 0 && last.height > 0) {
            Screen.getScreensForRectangle(handle.getMinX(), handle.getMinY(), handle.getWidth(), handle.getHeight())
                    .stream().findFirst().ifPresent(screen -> put(last, screen.getVisualBounds()));
        }
    }

    /** A screen that became smaller shows all of the window all the same. */
    private void put(Bounds last, Rectangle2D screen) {
        double width = Math.min(last.width, screen.getWidth());
        double height = Math.min(last.height, screen.getHeight());
        stage.setWidth(width);
        stage.setHeight(height);
        stage.setX(Math.clamp(last.x, screen.getMinX(), Math.max(screen.getMinX(), screen.getMaxX() - width)));
        stage.setY(Math.clamp(last.y, screen.getMinY(), Math.max(screen.getMinY(), screen.getMaxY() - height)));
        stage.setMaximized(last.maximized);
    }

    public void remember(Preferences preferences) {
        Bounds last = normal;
        if (last != null) {
            preferences.set(PLACE, new Bounds(last.x, last.y, last.width, last.height, stage.isMaximized()));
        }
    }

    /** While the window is maximized, the place to go back to stays what it was. */
    private void note() {
        boolean usual = stage.isShowing() && !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen();
        if (usual && stage.getWidth() > 0 && stage.getHeight() > 0) {
            normal = new Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
        }
    }
}
