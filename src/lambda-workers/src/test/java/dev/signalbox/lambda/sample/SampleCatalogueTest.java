package dev.signalbox.lambda.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleCatalogueTest {
    private static final SampleCatalogue CATALOGUE = new SampleCatalogue();

    static Stream<SampleFile> files() {
        return Stream.of("1000001", "1234567").flatMap(p -> CATALOGUE.files(p).orElseThrow().stream());
    }

    @ParameterizedTest
    @MethodSource("files")
    void catalogueMatchesContent(SampleFile file) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        // An odd length, so that parts do not begin where blocks do.
        int length = 1_000_003;
        for (long at = 0; at < file.size(); at += length) {
            digest.update(file.content().part(at, length));
        }
        assertThat(file.sha256()).as(file.name()).isEqualTo(HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void largeProjectHasAFileOfMoreThan200Megabytes() {
        assertThat(CATALOGUE.file("1234567", "export-210mb.bin").orElseThrow().size()).isGreaterThan(200_000_000);
    }

    @Test
    void pictureCanBeRead() throws Exception {
        var png = CATALOGUE.file("1000001", "signal.png").orElseThrow().content().part(0, 1 << 20);
        var picture = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(picture.getWidth()).isEqualTo(320);
        assertThat(picture.getRGB(220, 50) & 0xffffff).isEqualTo(0x35d07f);
    }

    @Test
    void partsFitTogether() {
        var content = new GeneratedContent(200_000, 5);
        var whole = content.part(0, 200_000);
        assertThat(content.part(65_530, 20)).isEqualTo(Arrays.copyOfRange(whole, 65_530, 65_550));
        assertThat(content.part(199_990, 20)).hasSize(10);
    }

    @Test
    void unknownProjectHasNoFiles() {
        assertThat(CATALOGUE.files("0000000")).isEmpty();
    }
}
