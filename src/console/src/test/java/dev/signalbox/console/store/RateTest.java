package dev.signalbox.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateTest {
    private Instant now = Instant.EPOCH;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @Test
    void measuresOverTheLastSecondsAndSaysNothingBefore() {
        Rate rate = new Rate(clock);
        assertThat(rate.bytesAndRest(1)).isEmpty();
        for (int second = 1; second <= 20; second++) {
            now = Instant.EPOCH.plusSeconds(second);
            rate.done(second <= 10 ? second * 1_000_000.0 : 10_000_000 + (second - 10) * 50_000_000.0);
        }
        assertThat(rate.perSecond().getAsDouble()).isEqualTo(50_000_000);
        assertThat(rate.bytesAndRest(6_000_000_000.0)).endsWith("/s · 2 m left");
    }

    @Test
    void promisesNoEndToWorkThatStandsStill() {
        Rate rate = new Rate(clock);
        now = now.plusSeconds(5);
        rate.done(0);
        assertThat(rate.bytesAndRest(100)).isEqualTo(" · 0 B/s");
    }
}
