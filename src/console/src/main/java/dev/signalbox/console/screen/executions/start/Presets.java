package dev.signalbox.console.screen.executions.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Inputs that the operator named, for each state machine. An input with secrets is not kept. */
public final class Presets {
    private static final Preference<All> PRESETS = new Preference<>("executions.presets", All.class, new All(List
            .of()));

    private final Preferences preferences;

    public Presets(Preferences preferences) {
        this.preferences = preferences;
    }

    /** @param machine the ARN */
    public record Preset(String machine, String name, String json) {}

    record All(List<Preset> presets) {}

    /** By name. */
    public List<Preset> of(String machine) {
        return preferences.get(PRESETS).presets().stream().filter(p -> p.machine().equals(machine)).toList();
    }

    /** Replaces one of the same name. */
    public void save(Preset preset) {
        List<Preset> next = new ArrayList<>(without(preset));
        next.add(preset);
        next.sort(Comparator.comparing(Preset::name, String.CASE_INSENSITIVE_ORDER));
        preferences.set(PRESETS, new All(List.copyOf(next)));
    }

    public void remove(Preset preset) {
        preferences.set(PRESETS, new All(without(preset)));
    }

    private List<Preset> without(Preset preset) {
        return preferences.get(PRESETS).presets().stream().filter(p -> !p.machine().equals(preset.machine()) || !p
                .name().equals(preset.name())).toList();
    }

    /** Whether the input may be written to the disk: whole JSON without the name of a secret or a secret URL. */
    public static boolean mayKeep(String json) {
        return InputSchema.parse(json) instanceof InputSchema.Parsed.Good(var value) && !hasSecret(value) && Secrets
                .withoutSecrets(json).equals(json);
    }

    private static boolean hasSecret(JsonNode node) {
        boolean named = node instanceof ObjectNode object && object.properties().stream().map(Map.Entry::getKey)
                .anyMatch(Secrets::isSecretKey);
        return named || StreamSupport.stream(node.spliterator(), false).anyMatch(Presets::hasSecret);
    }
}
