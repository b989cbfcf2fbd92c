package dev.signalbox.console.model.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTypesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "report (2).PDF", "data.csv.gz", "photo.JPeG"})
    void showsDocuments(String name) {
        assertThat(ShownTypes.isShown(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup.exe", "invoice.pdf.exe", "run.SH", "Start.desktop", "tool.jar", "page.html",
            "sheet.xlsm", "picture.svg", "link.lnk", "README", "txt", "a.pdf ", "pdf.", ""})
    void asksAboutWhatMayRunAndWhatItDoesNotKnow(String name) {
        assertThat(ShownTypes.isShown(name)).isFalse();
    }
}
