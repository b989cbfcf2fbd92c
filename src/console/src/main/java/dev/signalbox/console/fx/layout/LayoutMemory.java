package dev.signalbox.console.fx.layout;

import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * Where controls of a scene keep how they are arranged. A control is known by its view and its id, so that one that has an id
 * in FXML is remembered without its controller doing anything. A scene without a memory remembers nothing. FX thread only.
 */
public final class LayoutMemory {
    private static final String VIEW = "signalbox.view";

    private final Preferences preferences;

    private LayoutMemory(Preferences preferences) {
        this.preferences = preferences;
    }

    public static void install(Scene scene, Preferences preferences) {
        scene.getProperties().put(LayoutMemory.class, new LayoutMemory(preferences));
    }

    /** Names a view that was just loaded, and lets its split panes be remembered. */
    public static void enrol(Node root, String view) {
        root.getProperties().put(VIEW, view);
        Dividers.rememberAll(root);
    }

    /** The memory of the scene that this control is in. */
    public static Optional<LayoutMemory> of(Node control) {
        return Optional.ofNullable(control.getScene()).map(s -> s.getProperties().get(LayoutMemory.class))
                .map(LayoutMemory.class::cast);
    }

    /** @param fallback how the control is arranged when nothing is remembered */
    public <T> T recall(Node control, T fallback) {
        return preference(control, fallback).map(preferences::get).orElse(fallback);
    }

    /** A control without an id forgets. */
    public <T> void remember(Node control, T arrangement, T fallback) {
        preference(control, fallback).ifPresent(p -> preferences.set(p, arrangement));
    }

    @SuppressWarnings("unchecked") // an object's class is one of its type
    private static <T> Optional<Preference<T>> preference(Node control, T fallback) {
        return key(control).map(k -> new Preference<>(k, (Class<T>) fallback.getClass(), fallback));
    }

    private static Optional<String> key(Node control) {
        String id = control.getId();
        if (id == null || id.isEmpty()) {
            return Optional.empty();
        }
        for (Node at = control; at != null; at = at.getParent()) {
            if (at.getProperties().get(VIEW) instanceof String view) {
                return Optional.of("layout." + view + "." + id);
            }
        }
        return Optional.of("layout." + id);
    }
}
