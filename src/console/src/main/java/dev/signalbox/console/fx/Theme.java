package dev.signalbox.console.fx;

import atlantafx.base.theme.PrimerLight;
import dev.signalbox.console.fx.help.Help;
import dev.signalbox.console.fx.keys.FocusRing;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Scene;

/**
 * The look of a scene: our tokens over AtlantaFX. It follows the system's light or dark until somebody chooses; the stylesheet's
 * media query does the rest, because the scene's preference is what it asks.
 */
public final class Theme {
    private Theme() {}

    /** Chooses what the look is made of, for all windows. */
    public static void choose() {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    }

    /** Gives a scene the console's look. Popups and tooltips take it over from the scene they belong to. */
    public static void dress(Scene scene) {
        choose();
        scene.getStylesheets().add(stylesheet());
        FocusRing.install(scene);
    }

    /** Gives the scene of another window the look of its owner, and keeps it. */
    public static void dressLike(Scene scene, Scene owner) {
        scene.getStylesheets().add(stylesheet());
        FocusRing.install(scene, owner);
        Help.install(scene, owner);
        scene.getPreferences().colorSchemeProperty().bind(owner.getPreferences().colorSchemeProperty());
    }

    /** The stylesheet, for panes that live in a window of their own. */
    public static String stylesheet() {
        return Objects.requireNonNull(Theme.class.getResource("/fxml/signalbox.css")).toExternalForm();
    }

    public static boolean isDark(Scene scene) {
        return scene.getPreferences().getColorScheme() == ColorScheme.DARK;
    }

    /** Chooses light or dark by hand. */
    public static void setDark(Scene scene, boolean dark) {
        scene.getPreferences().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
    }

    /** Goes back to what the system says. */
    public static void followSystem(Scene scene) {
        scene.getPreferences().setColorScheme(null);
    }
}
