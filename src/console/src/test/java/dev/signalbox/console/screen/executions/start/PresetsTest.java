package dev.signalbox.console.screen.executions.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.screen.executions.start.Presets.Preset;
import dev.signalbox.console.store.preferences.Preferences;
import org.junit.jupiter.api.Test;

class PresetsTest {
    private final Presets presets = new Presets(Preferences.forgotten());

    @Test
    void areKeptForEachStateMachineByName() {
        presets.save(new Preset("m1", "b", "{}"));
        presets.save(new Preset("m1", "A", "{}"));
        presets.save(new Preset("m2", "b", "{}"));
        presets.save(new Preset("m1", "b", "{\"n\":1}"));

        assertThat(presets.of("m1")).extracting(Preset::name).containsExactly("A", "b");
        assertThat(presets.of("m1").getLast().json()).isEqualTo("{\"n\":1}");
        presets.remove(new Preset("m1", "b", ""));
        assertThat(presets.of("m1")).hasSize(1);
        assertThat(presets.of("m2")).hasSize(1);
    }

    @Test
    void anInputWithSecretsOrBrokenIsNotKept() {
        assertThat(Presets.mayKeep("{\"id\":1,\"list\":[{\"x\":\"y\"}]}")).isTrue();
        assertThat(Presets.mayKeep("{\"list\":[{\"password\":\"y\"}]}")).isFalse();
        assertThat(Presets.mayKeep("{\"url\":\"https://x/?secret=0123\"}")).isFalse();
        assertThat(Presets.mayKeep("{broken")).isFalse();
    }
}
