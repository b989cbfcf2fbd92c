package dev.signalbox.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ResumableSha256Test {
    private static String javas(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void isJavasSha256ForAllLengthsAroundItsBlocks() throws Exception {
        for (int length = 0; length < 200; length++) {
            var bytes = FetchFixture.random(length);
            var digest = new ResumableSha256();
            digest.update(bytes, 0, length / 3);
            digest.update(bytes, length / 3, length - length / 3);
            assertThat(digest.digest()).isEqualTo(javas(bytes));
        }
    }

    @Test
    void goesOnFromItsState() throws Exception {
        var bytes = FetchFixture.random(1_000_000);
        var first = new ResumableSha256();
        first.update(bytes, 0, 640_000);
        var second = ResumableSha256.from(first.state(), 640_000);
        second.update(bytes, 640_000, 360_000);
        assertThat(second.digest()).isEqualTo(javas(bytes));
        assertThat(first.digest()).isNotEqualTo(second.digest());
    }

    @Test
    void hasNoStateInTheMiddleOfABlock() {
        var digest = new ResumableSha256();
        digest.update(new byte[1], 0, 1);
        assertThatThrownBy(digest::state).isInstanceOf(IllegalStateException.class);
    }
}
