package dev.signalbox.console.screen.pipelines.journey;

import dev.signalbox.console.model.Tone;
import java.util.List;

/**
 * A sentence about what would happen, or what was looked at.
 *
 * @param details further sentences below it
 */
record PlanLine(Tone tone, String sentence, List<String> details) {
    PlanLine {
        details = List.copyOf(details);
    }

    PlanLine(Tone tone, String sentence) {
        this(tone, sentence, List.of());
    }
}
