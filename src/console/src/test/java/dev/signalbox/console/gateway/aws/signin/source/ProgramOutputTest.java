package dev.signalbox.console.gateway.aws.signin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are of sh")
class ProgramOutputTest {
    @Test
    void aProgramThatHangsIsEndedWithWhatItComplainedOf() {
        Instant before = Instant.now();

        assertThatThrownBy(() -> ProgramOutput.of("echo very-secret; echo 'touch the key' >&2; sleep 300",
                Duration.ofSeconds(1))).isInstanceOf(NotGotException.class).hasMessageContaining("within 1 s")
                .hasMessageContaining("touch the key").hasMessageNotContaining("very-secret");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void itHasNoInputToWaitFor() throws Exception {
        assertThat(ProgramOutput.of("cat; echo done", Duration.ofSeconds(30)).printed()).isEqualTo("done\n");
    }

    @Test
    void aFloodOfComplaintsIsNoHindrance() throws Exception {
        var output = ProgramOutput.of("head -c 3000000 /dev/zero >&2 && echo printed", Duration.ofSeconds(30));

        assertThat(output.exitCode()).isZero();
        assertThat(output.printed()).isEqualTo("printed\n");
    }
}
