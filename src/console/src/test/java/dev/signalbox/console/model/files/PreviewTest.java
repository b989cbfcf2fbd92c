package dev.signalbox.console.model.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PreviewTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsWhatItIsFromTheBytes() {
        assertThat(Preview.of(utf8("{\"a\": 1}\n"), true)).isInstanceOf(Preview.Json.class);
        assertThat(Preview.of(utf8("grüße"), true)).isEqualTo(new Preview.Text("grüße"));
        assertThat(Preview.of(new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10}, true)).isInstanceOf(
                Preview.Picture.class);
        assertThat(Preview.of(new byte[0], true)).isEqualTo(new Preview.Empty());
    }

    @Test
    void aCutCharacterAtTheEndIsNoBinary() {
        var bytes = utf8("grüße");
        var part = Arrays.copyOf(bytes, 3);

        assertThat(Preview.of(part, false)).isEqualTo(new Preview.Text("gr"));
        assertThat(Preview.of(part, true)).isInstanceOf(Preview.Hex.class);
    }

    @Test
    void partOfAJsonIsText() {
        assertThat(Preview.of(utf8("{\"a\": {}"), false)).isInstanceOf(Preview.Text.class);
    }

    @Test
    void showsOtherBytesInHex() {
        assertThat(Preview.of(new byte[]{0, 1, 'A'}, true)).isEqualTo(new Preview.Hex(
                "00000000  00 01 41                                         ..A\n"));
    }
}
