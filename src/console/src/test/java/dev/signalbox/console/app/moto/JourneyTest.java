package dev.signalbox.console.app.moto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Not every failure of a step that moto cannot do is moto's. */
class JourneyTest {
    private final Journey journey = new Journey(Map.of("redrive", new MotoGaps.Gap("moto has none.", "not offered")));

    @Test
    void onlyTheAnswerThatIsExpectedMakesAGap() {
        journey.step("Executions", "redrive", () -> {
            throw new IllegalStateException("it is\n not offered here");
        });
        assertThat(journey.defects()).isEmpty();
        assertThat(journey.summary()).contains("1 are not offered");

        journey.step("Executions", "redrive", () -> {
            throw new IllegalStateException("No value present");
        });
        assertThat(journey.defects()).singleElement().satisfies(d -> assertThat(d.said()).contains("No value present",
                "not offered"));
    }

    @Test
    void aGapThatIsNotReachedIsNotKnown() {
        journey.step("Executions", "redrive", () -> {
            throw new Journey.NotReachedException("No execution has failed.");
        });

        assertThat(journey.summary()).contains("0 are not offered", "1 were not reached");
        assertThat(journey.untaken()).containsExactly("redrive");
    }
}
