package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StateMachineRef;
import dev.signalbox.console.model.TextFilter;
import dev.signalbox.console.model.archive.ArchiveQuery;
import dev.signalbox.console.model.archive.ArchiveState;
import dev.signalbox.console.model.archive.KeptExecution;
import dev.signalbox.console.model.list.Condition;
import dev.signalbox.console.model.list.ListFilter;
import dev.signalbox.console.screen.executions.ExecutionRow.Source;
import dev.signalbox.console.store.ExecutionsStore;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.archive.ArchiveHits;
import dev.signalbox.console.store.archive.ArchiveStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The executions that AWS lists and those that the archive adds, the newest first, as far as the filter lets them through. */
public final class ExecutionsViewModel implements AutoCloseable {
    private static final int UNKNOWN = -1;

    private final ExecutionsStore store;
    private final ArchiveStore archive;
    private final Clock clock;
    private final ObservableList<ExecutionRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Loadable<ExecutionList>> state = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<ArchiveState> archiveState = new ReadOnlyObjectWrapper<>(ArchiveState
            .unknown());
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<ListFilter> filter = new SimpleObjectProperty<>(ListFilter.NONE);
    private final Map<ExecutionStatus, IntegerProperty> counts = new EnumMap<>(ExecutionStatus.class);
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private final List<Subscription> subscriptions;
    private ArchiveHits hits = new ArchiveHits(ArchiveQuery.newest(), List.of());
    private List<ExecutionRow> all = List.of();
    private int wanted = ArchiveQuery.PAGE;

    public ExecutionsViewModel(ExecutionsStore store, ArchiveStore archive, Clock clock, Executor fxThread) {
        this.store = store;
        this.archive = archive;
        this.clock = clock;
        for (ExecutionStatus status : ExecutionStatus.values()) {
            counts.put(status, new SimpleIntegerProperty(UNKNOWN));
        }
        text.subscribe(typed -> filter.set(filter.get().withText(typed)));
        filter.subscribe(next -> {
            text.set(next.text());
            look(ArchiveQuery.PAGE);
            filter();
        });
        subscriptions = List.of(store.list().subscribe(new LatestOnFx<>(fxThread, this::show)),
                archive.hits().subscribe(new LatestOnFx<>(fxThread, this::found)),
                archive.state().subscribe(new LatestOnFx<>(fxThread, archiveState::set)));
    }

    public ObservableList<ExecutionRow> rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<Loadable<ExecutionList>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How the archive is; its problem is said beside the list. */
    public ReadOnlyObjectProperty<ArchiveState> archiveProperty() {
        return archiveState.getReadOnlyProperty();
    }

    /** What is to be said beside the list: that the archive is broken, or that some executions may not be listed. */
    public List<String> notes() {
        Optional<String> broken = archiveState.get().problem().map(why -> Texts.text("executions.archiveBroken", why));
        List<Failure> refused = state.get().newest().map(ExecutionList::refused).orElse(List.of());
        return Stream.concat(broken.stream(), refused.stream().limit(1).map(f -> Texts.text("executions.refused",
                refused
                        .size(), Texts.text(f)))).toList();
    }

    public StringProperty textProperty() {
        return text;
    }

    public ObjectProperty<ListFilter> filterProperty() {
        return filter;
    }

    public List<String> machines() {
        return state.get().newest().map(l -> l.stateMachines().stream().map(StateMachineRef::name).sorted().toList())
                .orElse(List.of());
    }

    /** How many executions have the status, whatever the other filters say; negative while that is not known. */
    public IntegerProperty count(ExecutionStatus status) {
        return counts.getOrDefault(status, total);
    }

    public ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /** Adds a condition to the filter, or takes it out. */
    public void choose(Condition condition, boolean on) {
        filter.set(on ? filter.get().with(condition) : filter.get().without(condition));
    }

    /** Shows only executions of one state machine. */
    public void only(String stateMachineArn) {
        filter.set(filter.get().without(Condition.Kind.MACHINE).with(new Condition(Condition.Kind.MACHINE,
                stateMachineArn.substring(stateMachineArn.lastIndexOf(':') + 1))));
    }

    /** Shows only what these let through; none leaves the filter as it is. */
    public void only(List<Condition> conditions) {
        if (!conditions.isEmpty()) {
            filter.set(new ListFilter(conditions, ""));
        }
    }

    /** Whether the list is empty because there is nothing, and not because of a filter. */
    public boolean isEmpty() {
        return total.get() == 0;
    }

    /** Whether all executions are over. From any thread. */
    public boolean isQuiet() {
        return store.list().latest().newest().map(list -> list.executions().stream().allMatch(e -> e.status().isOver()))
                .orElse(false);
    }

    public void refresh() {
        store.refresh();
    }

    /** The list is in sight again: what became known meanwhile is looked for. */
    public void shown() {
        look(wanted);
    }

    /** The end of the list is in sight: shows older ones, if there are any. */
    public void more() {
        if (hits.found().size() >= wanted) {
            look(wanted + ArchiveQuery.PAGE);
        }
        store.older(archive::saw);
    }

    private void look(int limit) {
        wanted = limit;
        archive.look(new ArchiveQuery(TextFilter.of(filter.get().text()), filter.get().from(clock.instant()), limit));
    }

    private void found(ArchiveHits next) {
        hits = next;
        merge(state.get());
    }

    private void show(Loadable<ExecutionList> next) {
        merge(next); // whoever hears of the state looks at the rows
        state.set(next);
    }

    private void merge(Loadable<ExecutionList> listed) {
        Map<ExecutionId, ExecutionRow> merged = new LinkedHashMap<>();
        Optional<ExecutionList> known = listed.newest();
        known.map(ExecutionList::executions).orElse(List.of()).forEach(e -> merged.put(e.id(), new ExecutionRow(e,
                Source.LISTED)));
        hits.found().forEach(k -> merged.putIfAbsent(k.summary().id(), new ExecutionRow(k.summary(), k.gone()
                ? Source.GONE
                : Source.ARCHIVE)));
        all = merged.values().stream().sorted(Comparator.comparing((ExecutionRow r) -> r.summary().startedAt())
                .reversed()).toList();
        total.set(all.size());
        counts.forEach((status, count) -> count.set(known.isEmpty() && all.isEmpty() ? UNKNOWN
                : (int) all.stream().filter(e -> e.summary().status() == status).count()));
        filter();
    }

    private void filter() {
        TextFilter words = TextFilter.of(filter.get().text());
        Instant now = clock.instant();
        boolean answered = hits.query().words().equals(words) && archiveState.get().problem().isEmpty();
        Set<ExecutionId> found = answered ? hits.found().stream().map(KeptExecution::summary).map(ExecutionSummary::id)
                .collect(Collectors.toSet()) : Set.of();
        boolean archiveDecides = answered && !words.unwanted().isEmpty();
        LiveRows.update(rows, all.stream().filter(r -> filter.get().accepts(r.summary(), now)).filter(
                r -> found.contains(r.id()) || !archiveDecides && words.matches(shown(r.summary()))).toList(),
                ExecutionRow::id);
    }

    private static String shown(ExecutionSummary e) {
        return e.id().name() + " " + e.id().stateMachineName() + " " + e.status().word().word();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
