package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Effects;
import dev.signalbox.states.internal.data.Chance;
import java.time.Instant;
import java.util.function.Supplier;

/** Remembers every value that one visit to a state drew, so that a replay sees the same. */
final class JournaledChance implements Chance {
    private final Recorder recorder;
    private final Effects effects;
    private final String key;
    private int drawn;

    JournaledChance(Recorder recorder, Effects effects, String key) {
        this.recorder = recorder;
        this.effects = effects;
        this.key = key;
    }

    @Override
    public Instant now() {
        return effects.now();
    }

    @Override
    public JsonNode draw(Supplier<JsonNode> fresh) {
        var noteKey = key + ":chance" + drawn;
        drawn++;
        var earlier = recorder.note(noteKey);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var value = fresh.get();
        recorder.note(noteKey, value);
        return value;
    }
}
