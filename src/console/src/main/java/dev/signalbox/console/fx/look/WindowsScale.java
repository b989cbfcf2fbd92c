package dev.signalbox.console.fx.look;

import dev.signalbox.console.fx.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Menus, tooltips and dialogs are windows of their own size, which a transform would cut off; they get the stylesheet with all
 * lengths multiplied instead.
 */
final class WindowsScale {
    private static final Pattern LENGTH = Pattern.compile("(\\d+(?:\\.\\d+)?)px");
    private static final Pattern FONT_FACE = Pattern.compile("(?m)^@font-face.*$");

    private final Node root;
    private final ListChangeListener<Window> opened = this::opened;
    private Optional<String> stylesheet = Optional.empty();

    WindowsScale(Node root) {
        this.root = root;
        Window.getWindows().addListener(opened);
    }

    private void opened(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(this::dress);
        }
    }

    void close() {
        Window.getWindows().removeListener(opened);
    }

    void scale(double factor) {
        Optional<String> before = stylesheet;
        stylesheet = factor == 1 ? Optional.empty() : Optional.of(multiplied(factor));
        Window.getWindows().forEach(w -> {
            before.ifPresent(s -> undress(w, s));
            dress(w);
        });
    }

    private void dress(Window window) {
        Scene scene = window.getScene();
        if (scene != null && !(scene.getRoot() instanceof ScaledRoot) && belongsTo(window)) {
            stylesheet.filter(s -> !scene.getStylesheets().contains(s)).ifPresent(scene.getStylesheets()::add);
        }
    }

    private static void undress(Window window, String stylesheet) {
        if (window.getScene() != null) {
            window.getScene().getStylesheets().remove(stylesheet);
        }
    }

    private boolean belongsTo(Window window) {
        @Nullable
        Window owner = window instanceof PopupWindow popup ? popup.getOwnerWindow()
                : window instanceof Stage stage ? stage.getOwner() : null;
        Window own = root.getScene() == null ? null : root.getScene().getWindow();
        return owner != null && (owner == own || belongsTo(owner));
    }

    private static String multiplied(double factor) {
        try (InputStream in = URI.create(Theme.stylesheet()).toURL().openStream()) {
            String css = FONT_FACE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).replaceAll("");
            String scaled = LENGTH.matcher(css).replaceAll(m -> Double.parseDouble(m.group(1)) * factor + "px");
            return "data:text/css;base64," + Base64.getEncoder().encodeToString(scaled.getBytes(
                    StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
