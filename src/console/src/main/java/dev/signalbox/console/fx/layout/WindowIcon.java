package dev.signalbox.console.fx.layout;

import dev.signalbox.console.fx.FxThread;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The icon of windows, for desktops that do not know the program by its desktop entry. */
public final class WindowIcon {
    private static final Logger LOG = LoggerFactory.getLogger(WindowIcon.class);
    private static final List<Integer> SIZES = List.of(16, 32, 48, 128);

    private WindowIcon() {}

    /** Gives the window its icon a little later: reading the pictures holds up no frame. */
    public static void on(Stage stage) {
        Thread.ofVirtual().name("window icon").start(() -> {
            List<Image> icons = SIZES.stream().flatMap(WindowIcon::read).toList();
            new FxThread().execute(() -> stage.getIcons().setAll(icons));
        });
    }

    private static Stream<Image> read(int size) {
        try (InputStream in = WindowIcon.class.getResourceAsStream("/icons/signalbox-" + size + ".png")) {
            return Stream.of(new Image(Objects.requireNonNull(in)));
        } catch (IOException e) {
            LOG.warn("The window has no icon of {} pixels", size, e);
            return Stream.empty();
        }
    }
}
