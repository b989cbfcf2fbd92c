package dev.signalbox.console.screen.executions.list;

import dev.signalbox.console.control.table.TableLayout;
import dev.signalbox.console.model.list.ListFilter;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.scene.control.TableView;

/** Filters that the operator named, with the columns and the order that belong to them, kept from one start to the next. */
public final class SavedViews {
    private static final Preference<All> VIEWS = new Preference<>("executions.views", All.class, new All(List.of()));

    private static final Preference<Columns> COLUMNS = new Preference<>("executions.viewColumns", Columns.class,
            new Columns(Map.of()));

    private final Preferences preferences;
    private final TableView<?> table;

    /** @param table what the views show */
    public SavedViews(Preferences preferences, TableView<?> table) {
        this.preferences = preferences;
        this.table = table;
    }

    public record View(String name, ListFilter filter) {}

    record All(List<View> views) {}

    record Columns(Map<String, TableLayout> byView) {}

    /** Arranges the table as the view has it; views of earlier versions leave it as it is. */
    public ListFilter choose(View view) {
        Optional.ofNullable(preferences.get(COLUMNS).byView().get(view.name())).ifPresent(l -> l.applyTo(table));
        return view.filter();
    }

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
        Map<String, TableLayout> columns = new TreeMap<>(preferences.get(COLUMNS).byView());
        columns.put(name, TableLayout.of(table));
        preferences.set(COLUMNS, new Columns(columns));
    }

    public void remove(String name) {
        preferences.set(VIEWS, new All(without(name)));
        Map<String, TableLayout> columns = new TreeMap<>(preferences.get(COLUMNS).byView());
        columns.remove(name);
        preferences.set(COLUMNS, new Columns(columns));
    }

    private List<View> without(String name) {
        return all().stream().filter(v -> !v.name().equals(name)).toList();
    }
}
