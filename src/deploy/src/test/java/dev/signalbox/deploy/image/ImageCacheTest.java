package dev.signalbox.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCacheTest {
    @TempDir Path folder;

    private Path layer(ImageCache cache) throws Exception {
        return Files.write(Files.createDirectories(cache.base()).resolve("layer"), new byte[100]);
    }

    @Test
    void keepsWhatIsSmall() throws Exception {
        Path layer;
        try (var cache = ImageCache.use(folder.resolve("images"), 100)) {
            layer = layer(cache);
        }
        assertThat(layer).exists();
    }

    @Test
    void emptiesWhatGrewTooLargeWhenTheLastOneLeaves() throws Exception {
        Path layer;
        try (var first = ImageCache.use(folder.resolve("images"), 99)) {
            try (var second = ImageCache.use(folder.resolve("images"), 99)) {
                layer = layer(second);
            }
            assertThat(layer).exists();
            assertThat(first.base()).exists();
        }
        assertThat(layer).doesNotExist();
        try (var again = ImageCache.use(folder.resolve("images"), 99)) {
            assertThat(layer(again)).exists();
        }
    }

    @Test
    void leavesWhatAnotherProcessUses() throws Exception {
        var images = folder.resolve("images");
        try (var cache = ImageCache.use(images, 99)) {
            layer(cache);
            var other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    System.getProperty("java.class.path"), OtherUser.class.getName(), images.toString()).start();
            try (var said = other.inputReader()) {
                assertThat(said.readLine()).isEqualTo("uses it");
                cache.close();
                assertThat(images.resolve("base/layer")).exists();
            } finally {
                other.destroyForcibly().waitFor();
            }
        }
    }

    /** A process that uses the folder until it is ended. */
    static final class OtherUser {
        public static void main(String[] words) throws Exception {
            try (var _ = ImageCache.use(Path.of(words[0]))) {
                java.io.PrintStream out = System.out;
                out.println("uses it");
                Thread.sleep(60_000);
            }
        }
    }
}
