package dev.signalbox.console.screen.executions.list;

import dev.signalbox.console.model.list.ListFilter;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Filters that the operator named, kept from one start to the next. */
public final class SavedViews {
    private static final Preference<All> VIEWS = new Preference<>("executions.views", All.class, new All(List.of()));

    private final Preferences preferences;

    public SavedViews(Preferences preferences) {
        this.preferences = preferences;
    }

    public record View(String name, ListFilter filter) {}

    record All(List<View> views) {}

    /** By name. */
    public List<View> all() {
        return preferences.get(VIEWS).views();
    }

    /** Replaces a view of the same name. */
    public void save(String name, ListFilter filter) {
        List<View> next = new ArrayList<>(without(name));
        next.add(new View(name, filter));
        next.sort(Comparator.comparing(View::name, String.CASE_INSENSITIVE_ORDER));
        preferences.set(VIEWS, new All(List.copyOf(next)));
    }

    public void remove(String name) {
        preferences.set(VIEWS, new All(without(name)));
    }

    private List<View> without(String name) {
        return all().stream().filter(v -> !v.name().equals(name)).toList();
    }
}
