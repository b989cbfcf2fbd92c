package dev.signalbox.localcloud.service.s3.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartwiseCrcTest {
    private static final int[] CUTS = {0, 1, 1, 8, 4_103, 70_000, 70_001, 200_000};

    private static String sum(FlexChecksum algorithm, byte[] bytes) {
        var sum = algorithm.newChecksum();
        sum.update(bytes, 0, bytes.length);
        return Base64.getEncoder().encodeToString(sum.getChecksumBytes());
    }

    @ParameterizedTest
    @EnumSource(value = FlexChecksum.class, names = {"CRC32", "CRC32C", "CRC64NVME"})
    void isThatOfTheWholeAlsoWithEmptyAndTinyParts(FlexChecksum algorithm) {
        var whole = new byte[CUTS[CUTS.length - 1]];
        new Random(1).nextBytes(whole);
        var parts = new ArrayList<UploadedPart>();
        for (int i = 1; i < CUTS.length; i++) {
            var bytes = Arrays.copyOfRange(whole, CUTS[i - 1], CUTS[i]);
            parts.add(new UploadedPart(i, new Piece("", bytes.length), "", Instant.EPOCH, Map.of(algorithm.name(), sum(
                    algorithm, bytes))));
        }

        assertThat(PartwiseCrc.of(algorithm.name(), parts)).isEqualTo(sum(algorithm, whole));
        assertThat(PartwiseCrc.of(algorithm.name(), parts.subList(0, 1))).isEqualTo(sum(algorithm, Arrays.copyOf(whole,
                1)));
    }

    @Test
    void hashesDoNotCombine() {
        assertThatThrownBy(() -> PartwiseCrc.of("SHA256", List.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SHA256");
    }
}
