package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.deploy.plan.Freshness;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
    void lineEndingsMakeNoOtherTemplate() {
        assertThat(Stamp.digestOf("a: 1\r\nb: 2\r\n")).isEqualTo(Stamp.digestOf("a: 1\nb: 2\n")).hasSize(16);
        assertThat(Stamp.digestOf("a: 1\nb: 3\n")).isNotEqualTo(Stamp.digestOf("a: 1\nb: 2\n"));
    }
}
