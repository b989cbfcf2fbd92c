package dev.signalbox.console.screen.executions.list;

import dev.signalbox.console.control.FilterChip;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.list.Condition;
import dev.signalbox.console.model.list.Condition.Kind;
import dev.signalbox.console.model.list.ListFilter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Pane;

/** Chips for the statuses, a menu with all other conditions and their opposites, saved views, and a chip for each chosen condition. */
public final class FilterBar {
    private static final List<ExecutionStatus> CHIPS = List.of(ExecutionStatus.RUNNING, ExecutionStatus.SUCCEEDED,
            ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);
    private static final List<String> SPANS = List.of("PT15M", "PT1H", "PT24H", "P7D", "P30D");

    private final ObjectProperty<ListFilter> filter;
    private final Supplier<List<String>> machines;
    private final SavedViews views;
    private final Pane chips;
    private final Pane conditions;

    /**
     * @param chips where the statuses and the menus go
     * @param conditions where the chosen conditions go
     * @param machines names of the state machines, when the menu opens
     */
    public FilterBar(Pane chips, Pane conditions, ObjectProperty<ListFilter> filter, Supplier<List<String>> machines,
            SavedViews views) {
        this.chips = chips;
        this.conditions = conditions;
        this.filter = filter;
        this.machines = machines;
        this.views = views;
        conditions.managedProperty().bind(conditions.visibleProperty());
        conditions.visibleProperty().bind(Bindings.isNotEmpty(conditions.getChildren()));
    }

    /** @param count how many executions have a status */
    public void fill(java.util.function.Function<ExecutionStatus, IntegerProperty> count) {
        CHIPS.forEach(status -> chips.getChildren().add(chip(status, count.apply(status))));
        MenuButton more = menu("executions.filter", "executions-filter", Glyph.FILTER);
        more.setOnShowing(_ -> more.getItems().setAll(conditionItems()));
        more.getItems().setAll(new MenuItem());
        MenuButton saved = menu("executions.views", "executions-views", Glyph.LIST);
        saved.setOnShowing(_ -> saved.getItems().setAll(new ViewItems(filter, views, saved).items()));
        saved.getItems().setAll(new MenuItem());
        chips.getChildren().addAll(more, saved);
        filter.subscribe(this::show);
    }

    private static MenuButton menu(String key, String id, Glyph glyph) {
        MenuButton menu = new MenuButton(Texts.text(key), new Icon(glyph, 12));
        menu.setId(id);
        menu.getStyleClass().addAll("small", "filter-menu");
        menu.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        menu.setAccessibleText(Texts.text(key));
        return menu;
    }

    private FilterChip chip(ExecutionStatus status, IntegerProperty count) {
        FilterChip chip = new FilterChip(status.word().word(), Tones.glyph(status.word().tone()));
        chip.countProperty().bind(count);
        Condition condition = Condition.status(status);
        chip.setOnAction(_ -> filter.set(chip.isSelected() ? filter.get().with(condition)
                : filter.get().without(
                        condition)));
        filter.subscribe(now -> chip.setSelected(now.conditions().contains(condition)));
        return chip;
    }

    private void show(ListFilter now) {
        conditions.getChildren().setAll(now.conditions().stream().filter(c -> c.kind() != Kind.STATUS).map(
                this::removable).toList());
    }

    private FilterChip removable(Condition condition) {
        FilterChip chip = new FilterChip(ConditionWords.of(condition), Glyph.CROSS);
        chip.setSelected(true);
        chip.setAccessibleText(Texts.text("executions.filter.remove", ConditionWords.of(condition)));
        chip.setOnAction(_ -> filter.set(filter.get().without(condition)));
        return chip;
    }

    private List<MenuItem> conditionItems() {
        MenuItem clear = new MenuItem(Texts.text("executions.filter.clear"));
        clear.setDisable(filter.get().isEmpty());
        clear.setOnAction(_ -> filter.set(ListFilter.NONE));
        return List.of(sub("executions.filter.menu.notStatus", Arrays.stream(ExecutionStatus.values()).filter(
                s -> s != ExecutionStatus.OTHER).map(s -> new Condition(Kind.NOT_STATUS, s.name()))),
                sub("executions.filter.menu.machine", machines.get().stream().map(m -> new Condition(Kind.MACHINE, m))),
                sub("executions.filter.menu.notMachine", machines.get().stream().map(m -> new Condition(
                        Kind.NOT_MACHINE, m))),
                sub("executions.filter.menu.within", SPANS.stream().map(s -> new Condition(Kind.STARTED_WITHIN, s))),
                new SeparatorMenuItem(), clear);
    }

    private Menu sub(String key, Stream<Condition> offered) {
        Menu menu = new Menu(Texts.text(key));
        offered.forEach(condition -> {
            MenuItem item = new MenuItem(ConditionWords.value(condition));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> choose(condition));
            menu.getItems().add(item);
        });
        menu.setDisable(menu.getItems().isEmpty());
        return menu;
    }

    /** There is only one time range. */
    private void choose(Condition condition) {
        ListFilter now = condition.kind() == Kind.STARTED_WITHIN ? filter.get().without(Kind.STARTED_WITHIN)
                : filter.get();
        filter.set(now.with(condition));
    }
}
