package dev.signalbox.console.screen.executions.bulk;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.bulk.BulkResult;
import java.util.Optional;

/**
 * One of many.
 *
 * @param index among what is done; negative for what is left out
 * @param obstacle why it is left out; else empty
 * @param plan what is to happen to it
 */
record BulkRow(int index, String name, String machine, String obstacle, String plan, Optional<BulkResult> result) {
    StatusWord status() {
        if (!obstacle.isEmpty()) {
            return new StatusWord(Tone.ABORTED, Texts.text("bulk.leftOut"));
        }
        return result.map(r -> r.done() ? new StatusWord(Tone.SUCCEEDED, Texts.text("bulk.done"))
                : new StatusWord(
                        Tone.FAILED, Texts.text("bulk.refused"))).orElse(new StatusWord(Tone.PENDING, Texts.text(
                                "bulk.planned")));
    }

    String words() {
        return obstacle.isEmpty() ? result.map(BulkResult::words).orElse(plan) : obstacle;
    }
}
