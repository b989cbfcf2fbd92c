package dev.signalbox.download.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSizeTest {
    @TempDir private Path folder;

    private File file(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("file"), bytes).toFile();
    }

    @ParameterizedTest
    @CsvSource({"png, 10, 10", "png, 1050, 750", "jpeg, 420, 315", "gif, 3, 7"})
    void isReadFromTheHeader(String format, int width, int height) throws Exception {
        var file = file(Samples.image(format, width, height));
        assertThat(ImageSize.of(file, "image/" + format)).isEqualTo(width + "x" + height);
    }

    @Test
    void isEmptyForOtherTypes() throws Exception {
        assertThat(ImageSize.of(file(Samples.image("bmp", 10, 10)), "image/bmp")).isEmpty();
        assertThat(ImageSize.of(file(Samples.pdf()), "application/pdf")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void brokenHeaderIsNoImage(String format) throws Exception {
        var broken = file(Arrays.copyOf(Samples.image(format, 10, 10), 9));
        assertThatThrownBy(() -> ImageSize.of(broken, "image/" + format)).isInstanceOf(
                ImageSize.UnreadableImage.class).hasMessageContaining(format);
    }

    @Test
    void fileThatCannotBeReadIsNotABrokenImage() {
        assertThatThrownBy(() -> ImageSize.of(folder.resolve("none").toFile(), "image/png")).isInstanceOf(
                FileNotFoundException.class);
    }
}
