package dev.signalbox.console.fx.help;

import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.manual.ManualPlace;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What F1 shows: the place of the innermost part around the focus that has one, else the page of the screen. */
public final class Help {
    private Help() {}

    /**
     * Names the place for all that is inside of a part. In FXML: {@code Help.page="batch#queues"}.
     *
     * @param place {@code page} or {@code page#anchor} of the manual; a test checks that it is there
     */
    public static void setPage(Node node, String place) {
        node.getProperties().put(Help.class, ManualPlace.parse(place));
    }

    /** Gives a dialog the place of the very control that opens it, or else a usual one. */
    public static void setPageOf(Node opener, Node dialog, String usual) {
        setPage(dialog, usual);
        named(opener).ifPresent(place -> dialog.getProperties().put(Help.class, place));
    }

    /** Asks for the manual from where the focus is. */
    public static void ask(Scene scene) {
        ask(Optional.ofNullable(scene.getFocusOwner()).orElse(scene.getRoot()));
    }

    /** Asks for the manual from a part. */
    public static void ask(Node at) {
        at.fireEvent(new OpenManual(place(at), at.getScene().getWindow()));
    }

    /** Lets F1 work in a dialog, which asks through the window that it lies over. */
    public static void install(Scene dialog, Scene owner) {
        dialog.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.HELP.matches(event)) {
                ask(dialog);
                event.consume();
            }
        });
        dialog.addEventHandler(OpenManual.TYPE, event -> owner.getRoot().fireEvent(new OpenManual(event.place(), event
                .from())));
    }

    private static Optional<ManualPlace> place(@Nullable Node from) {
        for (Node at = from; at != null; at = at.getParent()) {
            Optional<ManualPlace> place = named(at);
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    private static Optional<ManualPlace> named(Node node) {
        return node.hasProperties() && node.getProperties().get(Help.class) instanceof ManualPlace place
                ? Optional.of(place)
                : Optional.empty();
    }
}
