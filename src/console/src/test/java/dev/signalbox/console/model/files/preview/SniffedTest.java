package dev.signalbox.console.model.files.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.files.preview.SampleTable.Fault;
import dev.signalbox.console.model.files.preview.SampleTable.Kind;
import dev.signalbox.console.model.files.preview.SampleTable.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SniffedTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Sniffed all(byte[] bytes) {
        return Sniffed.of(new Window(bytes, 0, bytes.length), "object", Choice.AUTOMATIC);
    }

    private static Preview whole(String text) {
        return all(utf8(text)).preview();
    }

    private static Preview part(byte[] bytes) {
        return Sniffed.of(new Window(bytes, 0, 1L << 40), "object", Choice.AUTOMATIC).preview();
    }

    private static SampleTable table(Preview preview) {
        return ((Preview.Table) preview).table();
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            packed.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void readsWhatItIsFromTheBytes() {
        assertThat(whole("{\"a\": 1}\n")).isInstanceOf(Preview.Json.class);
        assertThat(whole("grüße")).isEqualTo(new Preview.Text("grüße", Encoding.UTF_8, true));
        assertThat(all(new byte[0]).preview()).isEqualTo(new Preview.Empty());
        assertThat(all(new byte[]{0, 1, 'A'}).preview()).isInstanceOf(Preview.Hex.class);
    }

    @Test
    void findsTheEncoding() {
        assertThat(whole("\uFEFFmark")).isEqualTo(new Preview.Text("mark", Encoding.UTF_8, true));
        assertThat(all("\uFEFFmärk".getBytes(StandardCharsets.UTF_16LE)).preview()).isEqualTo(new Preview.Text("märk",
                Encoding.UTF_16LE, true));
        assertThat(all("\uFEFFmärk".getBytes(StandardCharsets.UTF_16BE)).preview()).isEqualTo(new Preview.Text("märk",
                Encoding.UTF_16BE, true));
        assertThat(all("grüße, 5 €".getBytes(Charset.forName("windows-1252"))).preview()).isEqualTo(new Preview.Text(
                "grüße, 5 €", Encoding.WINDOWS_1252, false));
    }

    @Test
    void readsInTheEncodingThatIsChosen() {
        var bytes = "grüße".getBytes(StandardCharsets.UTF_16LE);

        var chosen = Sniffed.of(new Window(bytes, 0, bytes.length), "x", new Choice(Choice.Form.TEXT, Optional.of(
                Encoding.UTF_16LE)));

        assertThat(chosen.preview()).isEqualTo(new Preview.Text("grüße", Encoding.UTF_16LE, true));
    }

    @Test
    void aCutCharacterIsNoBinary() {
        var bytes = utf8("grüße");

        assertThat(part(Arrays.copyOf(bytes, 3))).isEqualTo(new Preview.Text("gr", Encoding.UTF_8, true));
        var end = Arrays.copyOfRange(bytes, 3, bytes.length);
        assertThat(Sniffed.of(new Window(end, 3, bytes.length), "x", Choice.AUTOMATIC).preview()).isEqualTo(
                new Preview.Text("ße", Encoding.UTF_8, true));
    }

    @Test
    void partOfAJsonIsText() {
        assertThat(part(utf8("{\"a\": {}"))).isInstanceOf(Preview.Text.class);
    }

    @Test
    void findsSeparatorHeaderAndTypes() {
        var table = table(whole(
                "id;amount;paid at;note\n007;1,5;2026-01-02;\"a;b\"\n008;2;2026-01-03;\"say \"\"hi\"\"\"\n"));

        assertThat(table.kind()).isEqualTo(Kind.SEMICOLON);
        assertThat(table.columns()).extracting(SampleTable.Column::name).containsExactly("id", "amount", "paid at",
                "note");
        assertThat(table.columns()).extracting(SampleTable.Column::type).containsExactly(Type.TEXT, Type.TEXT,
                Type.TIME, Type.TEXT);
        assertThat(table.rows().get(1).cells()).containsExactly("008", "2", "2026-01-03", "say \"hi\"");
        assertThat(table(whole("a\tb\n1\t-2.5\n3\t4e3\n")).columns()).extracting(SampleTable.Column::type)
                .containsOnly(Type.NUMBER);
    }

    @Test
    void keepsRowsThatDoNotFitAndSaysWhichTheyAre() {
        var bytes = utf8("a,b\n1,2\n3\n4,5,6\n7,8\n");
        var table = table(Sniffed.of(new Window(bytes, 0, bytes.length), "rows.csv", Choice.AUTOMATIC).preview());

        assertThat(table.faults()).isEqualTo(2);
        assertThat(table.rows()).extracting(SampleTable.Row::fault).containsExactly(Fault.NONE, Fault.TOO_FEW,
                Fault.TOO_MANY, Fault.NONE);
        assertThat(table.rows().get(1).line()).isEqualTo(3);
        assertThat(table.columns()).extracting(SampleTable.Column::type).containsOnly(Type.NUMBER);
    }

    @Test
    void aRowThatIsCutIsLeftOut() {
        assertThat(table(part(utf8("a,b\n1,2\n3,4\n5,"))).rows()).hasSize(2);
    }

    @Test
    void proseIsNoTable() {
        assertThat(whole("Dear all,\nas you know, we met.\nYours, me\n")).isInstanceOf(Preview.Text.class);
    }

    @Test
    void linesOfJsonAreATable() {
        var table = table(whole("{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"token\":\"s3cret\"}\nnot json\n"));

        assertThat(table.columns()).extracting(SampleTable.Column::name).containsExactly("a", "b", "token");
        assertThat(table.rows()).extracting(SampleTable.Row::fault).containsExactly(Fault.NONE, Fault.NONE,
                Fault.NO_JSON);
        assertThat(table.toString()).doesNotContain("s3cret");
    }

    @Test
    void unpacksGzipAndLooksInside() {
        var packed = all(gzip(utf8("{\"a\": [1, 2]}")));

        assertThat(packed.unpacked()).isTrue();
        assertThat(packed.whole()).isTrue();
        assertThat(packed.preview()).isInstanceOf(Preview.Json.class);
        assertThat(all(gzip(new byte[0])).preview()).isEqualTo(new Preview.Empty());
    }

    @Test
    void aGzipBombIsUnpackedToTheLimitOnly() {
        var bomb = gzip(new byte[64 * 1024 * 1024]);

        var shown = all(bomb);

        assertThat(shown.whole()).isFalse();
        assertThat(((Preview.Hex) shown.preview()).bytes()).hasSize(Sniffed.LIMIT);
    }

    @Test
    void brokenGzipIsShownAsBytes() {
        var broken = Arrays.copyOf(new byte[]{0x1F, (byte) 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7}, 40);

        assertThat(all(broken).preview()).isInstanceOf(Preview.Hex.class);
        var cut = gzip(utf8("line\n".repeat(10_000)));
        assertThat(part(Arrays.copyOf(cut, cut.length - 20))).isInstanceOf(Preview.Text.class);
    }

    @Test
    void doesNotDecodeAPictureThatIsTooLarge() {
        var head = ByteBuffer.allocate(64).put(new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}).putInt(13).put(
                utf8("IHDR")).putInt(60_000).putInt(60_000);

        assertThat(all(head.array()).preview()).isEqualTo(new Preview.NoPicture(60_000, 60_000));
    }

    @Test
    void ofAnAnimationOnlyTheFirstPictureIsDecoded() {
        var head = utf8("GIF89a");
        byte[] frame = {0x2C, 0, 0, 0, 0, 10, 0, 10, 0, 0, 2, 2, 'x', 'y', 0};
        var all = ByteBuffer.allocate(13 + 3 * frame.length + 1).put(head).put(new byte[]{10, 0, 10, 0, 0, 0, 0}).put(
                frame).put(frame).put(frame).put((byte) 0x3B).array();

        assertThat(((Preview.Picture) all(all).preview()).bytes()).hasSize(13 + frame.length + 1);
    }

    @Test
    void hidesSecretsInText() {
        assertThat(((Preview.Text) whole("see https://x/y?secret=0123456789abcdef now")).text()).doesNotContain(
                "0123456789abcdef");
    }
}
