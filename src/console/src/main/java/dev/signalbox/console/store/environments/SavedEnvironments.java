package dev.signalbox.console.store.environments;

import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The environments that the operator has entered, kept with his preferences. */
public final class SavedEnvironments {
    private static final Preference<All> ALL = new Preference<>("environments", All.class, new All(List.of()));
    private final Preferences preferences;

    /** By name. */
    public record All(List<SavedEnvironment> list) {
        public All {
            list = List.copyOf(list);
        }
    }

    public SavedEnvironments(Preferences preferences) {
        this.preferences = preferences;
    }

    public Topic<All> all() {
        return preferences.topic(ALL);
    }

    public Optional<SavedEnvironment> find(String name) {
        return all().latest().list().stream().filter(e -> e.name().equalsIgnoreCase(name)).findFirst();
    }

    /** @param before the name that it had, if it is a changed one */
    public void put(Optional<String> before, SavedEnvironment environment) {
        List<SavedEnvironment> next = new ArrayList<>(all().latest().list());
        next.removeIf(e -> before.filter(e.name()::equals).isPresent());
        next.add(environment);
        next.sort(Comparator.comparing(SavedEnvironment::name, String.CASE_INSENSITIVE_ORDER));
        preferences.set(ALL, new All(next));
    }

    public void remove(String name) {
        preferences.set(ALL, new All(all().latest().list().stream().filter(e -> !e.name().equals(name)).toList()));
    }
}
