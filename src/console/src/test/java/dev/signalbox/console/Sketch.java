package dev.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What a picture of the manual shows, for screens whose data is real and so is never the same twice: the words of the console's own
 * that can be seen, of titles, buttons, fields, tabs and columns, in their order. What comes from data, and what says how things
 * stand just now, is left out. A test that takes such a picture fails when its sketch changed; {@code -Dgolden.renew=true} renews
 * it, and then ManualPicturesTest asks for a look at the picture.
 */
public final class Sketch {
    private static final Path PICTURES = Path.of("../../packaging/manual/pictures");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path SKETCHES = Path.of("src/test/resources/sketches");
    /** Says how things stand, or is of the frame and has a picture of its own. */
    private static final Set<String> PASSING = Set.of("side-bar", "top-bar", "status-badge", "graph-node",
            "notice-item");
    private static final Set<String> OWN = own();

    private final Set<String> lines = new LinkedHashSet<>();

    private Sketch() {}

    private static Set<String> own() {
        var bundle = ResourceBundle.getBundle("fxml.messages", Locale.ROOT);
        Set<String> words = new HashSet<>();
        bundle.keySet().stream().map(bundle::getString).filter(w -> !w.contains("{")).forEach(words::add);
        return words;
    }

    /** Compares what can be seen with the sketch of a picture, if the manual has that picture; not on the FX thread. */
    public static void keep(Scene scene, String shot) throws Exception {
        String name = shot.replaceFirst("-light$", "");
        if (name.endsWith("-dark") || !Files.exists(PICTURES.resolve(name + ".png")) || Files.exists(GOLDEN.resolve(name
                + "-light.png"))) {
            return;
        }
        Path file = SKETCHES.resolve(name + ".txt");
        String now = TestFrame.onFx(() -> of(scene));
        if (Golden.renews()) {
            Files.createDirectories(SKETCHES);
            Files.writeString(file, now);
        }
        String kept = Files.exists(file) ? Files.readString(file) : "";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (!now.equals(kept) && System.nanoTime() < end) { // it may be laid out once more
            WaitForAsyncUtils.waitForFxEvents();
            now = TestFrame.onFx(() -> of(scene));
        }
        assertThat(now).as("what the picture %s of the manual shows; -Dgolden.renew=true renews %s", name, file)
                .isEqualTo(kept);
    }

    /** As {@link dev.signalbox.console.fx.Shot} does: the scene, and what lies over it. */
    private static String of(Scene scene) {
        var sketch = new Sketch();
        sketch.walk(scene.getRoot());
        if (scene.getWindow() != null) {
            Window.getWindows().stream().filter(w -> w != scene.getWindow() && w.isShowing() && w.getScene() != null
                    && !(w instanceof Tooltip)).forEach(w -> sketch.walk(w.getScene().getRoot()));
        }
        return String.join("\n", sketch.lines) + "\n";
    }

    private void walk(Node node) {
        if (!node.isVisible() || node instanceof IndexedCell || node.getStyleClass().stream().anyMatch(
                PASSING::contains)) {
            return;
        }
        switch (node) {
            case TextInputControl field -> add("field", field.getPromptText(), field.getAccessibleText());
            case ButtonBase button -> add("button", button.getText(), button.getAccessibleText());
            case Labeled label -> add("text", label.getText());
            default -> {
            }
        }
        if (node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(this::walk);
        }
    }

    private void add(String what, String... texts) {
        for (String text : texts) {
            if (text != null && OWN.contains(text) && !text.isBlank()) {
                lines.add(what + " " + text);
                return;
            }
        }
    }
}
