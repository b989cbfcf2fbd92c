package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.deploy.plan.Freshness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {
    private static final Stamp BUNDLED = stamp("1.10.0", "aa");

    private static Stamp stamp(String version, String template) {
        return new Stamp(Optional.of("shop"), Optional.of(version), Optional.of(template));
    }

    @Test
    void comparesVersionsAsNumbersAndThenTemplates() {
        assertThat(stamp("1.9.0", "aa").beside(BUNDLED)).isEqualTo(Freshness.OLDER);
        assertThat(stamp("1.10.0-SNAPSHOT", "aa").beside(BUNDLED)).isEqualTo(Freshness.OLDER);
        assertThat(stamp("1.11", "aa").beside(BUNDLED)).isEqualTo(Freshness.NEWER);
        assertThat(stamp("1.10.0", "aa").beside(BUNDLED)).isEqualTo(Freshness.CURRENT);
        assertThat(stamp("1.10.0", "bb").beside(BUNDLED)).isEqualTo(Freshness.OTHER_TEMPLATE);
    }

    @Test
    void whatHasNoStampIsForeignAndAnOldStampIsNoReasonToUpdate() {
        assertThat(Stamp.in(Map.of()).beside(BUNDLED)).isEqualTo(Freshness.FOREIGN);
        assertThat(Stamp.in(Map.of("signalbox:pipeline", "other")).beside(BUNDLED)).isEqualTo(Freshness.FOREIGN);
        assertThat(Stamp.in(Map.of("signalbox:pipeline", "shop", "signalbox:version", "1.10.0")).beside(BUNDLED))
                .isEqualTo(Freshness.CURRENT);
    }

    @Test
    void lineEndingsMakeNoOtherTemplate(@TempDir Path folder) throws IOException {
        var unix = Files.writeString(folder.resolve("a"), "a: 1\nb: 2\n");
        var windows = Files.writeString(folder.resolve("b"), "a: 1\r\nb: 2\r\n");

        assertThat(Stamp.digest(windows)).isEqualTo(Stamp.digest(unix)).hasSize(16);
        assertThat(Stamp.digest(Files.writeString(folder.resolve("c"), "a: 1\nb: 3\n"))).isNotEqualTo(Stamp.digest(
                unix));
    }
}
