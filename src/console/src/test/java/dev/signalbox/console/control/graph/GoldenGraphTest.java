package dev.signalbox.console.control.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Draws every machine of {@code src/test/resources/graphs}, light and dark, and compares with the picture beside it. What differs is in
 * {@code target/graphs}. {@code -Dgraphs.renew=true} takes the new pictures over and leaves them there in full size: look at them.
 */
@ExtendWith(ApplicationExtension.class)
class GoldenGraphTest {
    private static final Path OUT = Path.of("target/graphs");
    private static final double MOST_PIXELS = 400_000;
    /** A pixel this far off in a channel is not the smoothing of an edge. */
    private static final double FAR = 0.25;
    private static final double FAR_SHARE = 0.002;
    private TestGraph view;

    static List<String> samples() throws IOException {
        return Sample.names();
    }

    @Start
    void start(Stage stage) {
        view = TestGraph.in(stage);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void looksAsItLooked(String name) throws Exception {
        view.show(name);
        compare(name + "-light", false);
        compare(name + "-dark", true);
    }

    @Test
    void aPictureThatDiffersIsNoticed() throws Exception {
        Image golden = image(Sample.FOLDER.resolve("golden/one-state-light.png"));
        Image other = image(Sample.FOLDER.resolve("golden/one-state-dark.png"));
        assertThat(difference(golden, golden)).isZero();
        assertThat(difference(golden, other)).isGreaterThan(FAR_SHARE);
    }

    private void compare(String name, boolean dark) throws Exception {
        view.dark(dark);
        WritableImage whole = TestFrame.onFx(() -> view.graph().picture(1));
        WritableImage actual = TestFrame.onFx(() -> view.graph().picture(scale(whole)));
        Files.createDirectories(OUT);
        Path golden = Sample.FOLDER.resolve("golden").resolve(name + ".png");
        if (Boolean.getBoolean("graphs.renew")) {
            Files.createDirectories(golden.getParent());
            Png.write(actual, golden);
            Png.write(whole, OUT.resolve(name + ".png"));
        }
        double differs = difference(image(golden), actual);
        if (differs > FAR_SHARE) {
            Png.write(actual, OUT.resolve(name + "-actual.png"));
            Png.write(marked(image(golden), actual), OUT.resolve(name + "-diff.png"));
        }
        assertThat(differs).as("share of pixels that differ, see " + OUT.toAbsolutePath().resolve(name + "-diff.png"))
                .isLessThanOrEqualTo(FAR_SHARE);
    }

    private static double scale(Image whole) {
        return Math.min(0.5, Math.sqrt(MOST_PIXELS / (whole.getWidth() * whole.getHeight())));
    }

    private static Image image(Path file) throws IOException {
        return new Image(Files.newInputStream(file));
    }

    private static double difference(Image one, Image other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return 1;
        }
        long far = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                far += isFar(one, other, x, y) ? 1 : 0;
            }
        }
        return far / (one.getWidth() * one.getHeight());
    }

    private static boolean isFar(Image one, Image other, int x, int y) {
        if (x >= one.getWidth() || y >= one.getHeight()) {
            return true;
        }
        Color a = one.getPixelReader().getColor(x, y);
        Color b = other.getPixelReader().getColor(x, y);
        return Math.abs(a.getRed() - b.getRed()) > FAR || Math.abs(a.getGreen() - b.getGreen()) > FAR || Math.abs(a
                .getBlue() - b.getBlue()) > FAR;
    }

    private static Image marked(Image golden, Image actual) {
        WritableImage marked = new WritableImage((int) actual.getWidth(), (int) actual.getHeight());
        for (int y = 0; y < marked.getHeight(); y++) {
            for (int x = 0; x < marked.getWidth(); x++) {
                Color faint = actual.getPixelReader().getColor(x, y).interpolate(Color.WHITE, 0.7);
                marked.getPixelWriter().setColor(x, y, isFar(golden, actual, x, y) ? Color.RED : faint);
            }
        }
        return marked;
    }
}
