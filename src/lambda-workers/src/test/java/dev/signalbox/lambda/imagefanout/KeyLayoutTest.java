package dev.signalbox.lambda.imagefanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyLayoutTest {
    private static final String BASE = "https://www.Example.com/data/flags";

    private static String path(String path) {
        return KeyLayout.PATH.key(ImageAddress.of(BASE, path));
    }

    @Test
    void keepsHostAndFullPath() {
        assertThat(path("cn/cn.gif")).isEqualTo("www.example.com/data/flags/cn/cn.gif");
        assertThat(path("a b/ü.png")).isEqualTo("www.example.com/data/flags/a b/ü.png");
        assertThat(KeyLayout.PATH.key(ImageAddress.of("http://127.0.0.1:8080", "a.gif"))).isEqualTo(
                "127.0.0.1_8080/a.gif");
    }

    /** Source systems 2.8: {@code a/1.gif} and {@code b/1.gif} collide, a path ending in a slash has no name. */
    @Test
    void differentUrlsHaveDifferentKeys() {
        var keys = Stream.of("a/1.gif", "b/1.gif", "1.gif", "1.gif?v=1", "1.gif?v=2", "a/1.gif/", "a/", "a//1.gif",
                "../1.gif", "a/../1.gif", "a/./1.gif", "con/1.gif", "_con/1.gif", "a\\1.gif", "1.gif#x", ".", "..",
                "%2e%2e/1.gif", "1.gif ", "x/" + "y".repeat(1500)).map(KeyLayoutTest::path).toList();

        assertThat(keys).doesNotHaveDuplicates().allSatisfy(k -> {
            assertThat(k).startsWith("www.example.com/").doesNotEndWith("/").hasSizeLessThanOrEqualTo(1024);
            assertThat(k.split("/")).doesNotContain("..", ".");
        });
    }

    @Test
    void theOriginalsLayoutIsHostAndBasename() {
        var address = ImageAddress.of(BASE, "cn/cn.gif");

        assertThat(KeyLayout.BASENAME.key(address)).isEqualTo("www.example.com/cn.gif");
        assertThat(KeyLayout.BASENAME.distinct(address)).matches("www.example.com/cn-[0-9a-f]{16}\\.gif");
    }

    @Test
    void oneSlashJoinsBaseAndPath() {
        assertThat(ImageAddress.of("https://x.org/a/", "/b.gif").url()).isEqualTo("https://x.org/a/b.gif");
        assertThat(ImageAddress.of("https://x.org/a", "b.gif").url()).isEqualTo("https://x.org/a/b.gif");
    }
}
