package dev.signalbox.download.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.download.job.JobId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {
    private static final JobId ID = new JobId("6QExxxxxxx_-12");

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "",             6QE/6QExxxxxxx_-12
            /,              6QE/6QExxxxxxx_-12
            foo,            foo/6QE/6QExxxxxxx_-12
            foo/bar,        foo/bar/6QE/6QExxxxxxx_-12
            /foo,           foo/6QE/6QExxxxxxx_-12
            foo/,           foo/6QE/6QExxxxxxx_-12
            /foo///bar,     foo/bar/6QE/6QExxxxxxx_-12
            .b,             .b/6QE/6QExxxxxxx_-12
            a/.b/c,         a/.b/c/6QE/6QExxxxxxx_-12
            ...,            .../6QE/6QExxxxxxx_-12
            a..b,           a..b/6QE/6QExxxxxxx_-12
            \u00e9 \u20ac,  \u00e9 \u20ac/6QE/6QExxxxxxx_-12
            """)
    void liesBelowTheSubpath(String subpath, String path) {
        assertThat(FilePath.of(ID, subpath)).hasToString(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../foo", "foo/..", "foo/../bar", "/../foo", "./foo", "foo/.", "foo/./bar",
            "//..//", "foo\0bar", "foo\nbar", "foo\\..\\bar"})
    void subpathThatLeadsElsewhereIsRefused(String subpath) {
        assertThatThrownBy(() -> FilePath.checkSubpath(subpath)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The subpath ");
        assertThatThrownBy(() -> FilePath.of(ID, subpath)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void subpathThatNoStorageTakesIsRefused() {
        assertThatThrownBy(() -> FilePath.checkSubpath("a".repeat(256))).hasMessageContaining("too long");
        assertThatThrownBy(() -> FilePath.checkSubpath("a/".repeat(500))).hasMessageContaining("too long");
        assertThatThrownBy(() -> FilePath.checkSubpath("\u20ac".repeat(86))).hasMessageContaining("too long");
        assertThatThrownBy(() -> FilePath.checkSubpath("\u20ac/".repeat(226))).hasMessageContaining("too long");
        assertThatThrownBy(() -> FilePath.checkSubpath("a/.signalbox-storage-id")).hasMessageContaining("itself");
        assertThatThrownBy(() -> FilePath.checkSubpath("a\ud800")).hasMessageContaining("half a character");
        assertThat(FilePath.of(ID, "\u20ac".repeat(85) + "/\ud83d\ude00").value()).endsWith(ID.value());
        assertThat(FilePath.of(ID, "a/".repeat(450)).value()).hasSize(918);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/6QE/x", "../x", "a//b", "a/", "a/../b"})
    void recordedPathIsCheckedAgain(String path) {
        assertThatThrownBy(() -> new FilePath(path)).isInstanceOf(IllegalArgumentException.class);
    }
}
