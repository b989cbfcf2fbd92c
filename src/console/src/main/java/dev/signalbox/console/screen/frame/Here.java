package dev.signalbox.console.screen.frame;

import dev.signalbox.console.fx.OpenEnvironment;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.screen.frame.signin.ChooserViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Cell;
import javafx.scene.control.Labeled;

/** What can be done on the screen that is shown: the buttons that can be seen and pressed now. */
final class Here {
    private Here() {}

    /** @param home what opens another environment is fired from there */
    static List<PaletteItem> actions(Optional<Parent> screen, ChooserViewModel others, Node home, Runnable choose) {
        List<PaletteItem> found = new ArrayList<>(actions(screen));
        String kind = Texts.text("palette.open");
        found.add(new PaletteItem(kind, Texts.text("chooser.switch.any"), "", choose));
        others.all().stream().filter(e -> !e.here()).forEach(e -> found.add(new PaletteItem(kind, Texts.text(
                "chooser.switch", e.name()), e.problem().orElse(e.detail()), () -> home.fireEvent(new OpenEnvironment(e
                        .choice())))));
        return found;
    }

    private static List<PaletteItem> actions(Optional<Parent> screen) {
        List<PaletteItem> found = new ArrayList<>();
        screen.ifPresent(root -> collect(root, found));
        return found;
    }

    private static void collect(Node node, List<PaletteItem> found) {
        if (!node.isVisible() || node instanceof Cell<?>) {
            return;
        }
        if (node instanceof Button button) {
            String name = name(button);
            if (!button.isDisabled() && !name.isBlank()) {
                found.add(new PaletteItem(Texts.text("palette.here"), name, "", button::fire));
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static String name(Labeled button) {
        String text = button.getText();
        return text == null || text.isBlank() ? Optional.ofNullable(button.getAccessibleText()).orElse("") : text;
    }
}
