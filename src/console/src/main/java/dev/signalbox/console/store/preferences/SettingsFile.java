package dev.signalbox.console.store.preferences;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Settings in a file that can be taken to another computer: those that are named here, and nothing else of the preferences. */
public final class SettingsFile {
    private static final String VERSION = "signalbox-settings";
    private static final long LARGEST = 1L << 20;

    private final Preferences preferences;
    private final List<Portable<?>> portable;

    public SettingsFile(Preferences preferences, List<Portable<?>> portable) {
        this.preferences = preferences;
        this.portable = List.copyOf(portable);
    }

    /**
     * A setting that may leave this computer: neither a secret nor a place on the disk.
     *
     * @param fits whether a value may be chosen in Settings, too
     */
    public record Portable<T>(Preference<T> preference, Predicate<T> fits) {
        private Optional<Runnable> setter(Preferences preferences, JsonNode value) {
            try {
                return Optional.ofNullable(PreferencesFile.JSON.treeToValue(value, preference.type())).filter(fits).map(
                        v -> () -> preferences.set(preference, v));
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }

        private JsonNode value(Preferences preferences) {
            return PreferencesFile.JSON.valueToTree(preferences.get(preference));
        }
    }

    /** @return how many settings were written */
    public int write(Path file) throws IOException {
        Files.writeString(file, text());
        return portable.size();
    }

    /** What {@link #write} writes. */
    public String text() {
        ObjectNode all = PreferencesFile.JSON.createObjectNode().put(VERSION, 1);
        portable.forEach(p -> all.set(p.preference().name(), p.value(preferences)));
        return all.toPrettyString();
    }

    /**
     * Sets what the file says, or nothing at all if any of it does not fit. Settings that it does not name stay.
     *
     * @return how many settings it names
     * @throws IOException that says in words what does not fit
     */
    public int read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("it has " + Files.size(file) + " bytes, too many for settings");
        }
        JsonNode all;
        try {
            all = PreferencesFile.JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new IOException("it is no JSON", e);
        }
        if (!(all instanceof ObjectNode object) || object.path(VERSION).asInt() != 1) {
            throw new IOException("it is no file of settings");
        }
        object.remove(VERSION);
        List<Runnable> setters = new ArrayList<>();
        for (var entry : object.properties()) {
            setters.add(portable.stream().filter(p -> p.preference().name().equals(entry.getKey())).findFirst().flatMap(
                    p -> p.setter(preferences, entry.getValue())).orElseThrow(() -> new IOException("the setting "
                            + shown(entry.getKey()) + " is not known, or its value may not be chosen")));
        }
        setters.forEach(Runnable::run);
        return setters.size();
    }

    private static String shown(String name) {
        return name.replaceAll("[^\\w.-]", "?").substring(0, Math.min(60, name.length()));
    }
}
