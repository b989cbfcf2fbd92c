package dev.signalbox.console.control.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Golden;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Draws every machine of {@code src/test/resources/graphs}, light and dark, and compares with the picture beside it. What differs is in
 * {@code target/graphs}. {@code -Dgolden.renew=true} takes the new pictures over and leaves them there in full size: look at them.
 */
@ExtendWith(ApplicationExtension.class)
class GoldenGraphTest {
    private static final Path OUT = Path.of("target/graphs");
    private static final double MOST_PIXELS = 400_000;
    private static final double FAR_SHARE = 0.002;
    private static final Golden GOLDEN = new Golden(Sample.FOLDER.resolve("golden"), OUT, FAR_SHARE);
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
        Image golden = Golden.image(Sample.FOLDER.resolve("golden/one-state-light.png"));
        Image other = Golden.image(Sample.FOLDER.resolve("golden/one-state-dark.png"));
        assertThat(Golden.difference(golden, golden)).isZero();
        assertThat(Golden.difference(golden, other)).isGreaterThan(FAR_SHARE);
    }

    private void compare(String name, boolean dark) throws Exception {
        view.dark(dark);
        WritableImage whole = TestFrame.onFx(() -> view.graph().picture(1));
        WritableImage actual = TestFrame.onFx(() -> view.graph().picture(scale(whole)));
        if (Golden.renews()) {
            Files.createDirectories(OUT);
            Png.write(whole, OUT.resolve(name + ".png"));
        }
        GOLDEN.compare(name, actual);
    }

    private static double scale(Image whole) {
        return Math.min(0.5, Math.sqrt(MOST_PIXELS / (whole.getWidth() * whole.getHeight())));
    }
}
