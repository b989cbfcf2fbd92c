package dev.signalbox.console.screen.batch.definitions;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.HiddenValues;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.definition.JobDefinition;
import dev.signalbox.console.model.diff.JsonChange;
import dev.signalbox.console.model.diff.JsonDiff;
import dev.signalbox.console.screen.batch.BatchSurroundings;
import dev.signalbox.console.screen.batch.forms.DefinitionJson;
import dev.signalbox.console.store.Subscription;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The job definitions, their revisions, and how two of these differ. */
public final class DefinitionsViewModel {
    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final BatchSurroundings around;
    private final ReadOnlyObjectWrapper<Loadable<List<JobDefinition>>> all = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ObservableList<DefinitionRow> rows = FXCollections.observableArrayList();
    private final ObservableList<JobDefinition> revisions = FXCollections.observableArrayList();
    private final ObservableList<JsonChange> changes = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<String>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Compared>> compared = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<JobDefinition> picked = List.of();
    private List<Subscription> subscriptions = List.of();

    /** Two revisions that are compared. */
    record Compared(JobDefinition before, JobDefinition after) {}

    public DefinitionsViewModel(BatchSurroundings around) {
        this.around = around;
        chosen.subscribe(_ -> filter());
    }

    public void show() {
        hide();
        subscriptions = List.of(around.store().definitions().subscribe(new LatestOnFx<>(around.fxThread(), this::show)),
                around.poller().every(PERIOD, "DescribeJobDefinitions", around.store()::refreshDefinitions));
    }

    public void hide() {
        subscriptions.forEach(Subscription::close);
        subscriptions = List.of();
    }

    private void show(Loadable<List<JobDefinition>> now) {
        all.set(now);
        now.newest().ifPresent(definitions -> LiveRows.update(rows, definitions.stream().collect(Collectors.groupingBy(
                JobDefinition::name)).entrySet().stream().map(e -> new DefinitionRow(e.getKey(), e.getValue().stream()
                        .sorted(Comparator.comparing(JobDefinition::revision).reversed()).toList())).sorted(Comparator
                                .comparing(DefinitionRow::name)).toList(), DefinitionRow::name));
        filter();
    }

    private void filter() {
        LiveRows.update(revisions, row().map(DefinitionRow::revisions).orElse(List.of()), JobDefinition::arn);
        pick(picked.stream().filter(revisions::contains).toList());
    }

    /** Two are compared with each other, one with the revision before it. */
    void pick(List<JobDefinition> some) {
        picked = List.copyOf(some);
        var sorted = some.stream().sorted(Comparator.comparing(JobDefinition::revision)).toList();
        var of = sorted.isEmpty() ? revisions.stream().limit(1).toList() : sorted;
        compared.set(of.size() >= 2 ? Optional.of(new Compared(of.getFirst(), of.getLast()))
                : of.stream().findFirst().flatMap(d -> revisions.stream().filter(r -> r.revision() < d.revision())
                        .findFirst().map(before -> new Compared(before, d))));
        LiveRows.update(changes, compared.get().map(DefinitionsViewModel::changes).orElse(List.of()), JsonChange::path);
    }

    /** A secret that changed has another mark. */
    private static List<JsonChange> changes(Compared two) {
        var hidden = new HiddenValues();
        return JsonDiff.of(DefinitionJson.shown(two.before.json(), hidden), DefinitionJson.shown(two.after.json(),
                hidden));
    }

    /** The one revision that is meant: the picked one, else the newest. */
    Optional<JobDefinition> current() {
        return picked.stream().max(Comparator.comparing(JobDefinition::revision)).or(() -> row().map(
                DefinitionRow::newest));
    }

    /** What deregistering would touch. */
    List<JobDefinition> meant() {
        return picked.isEmpty() ? current().stream().toList() : picked;
    }

    private Optional<DefinitionRow> row() {
        return rows.stream().filter(r -> chosen.get().equals(Optional.of(r.name()))).findFirst();
    }

    /** By name and revision. */
    Optional<JobDefinition> find(String id) {
        return all.get().newest().flatMap(d -> d.stream().filter(x -> x.id().equals(id)).findFirst());
    }

    void register(String name, String json) {
        around.changes().register(Texts.text("definition.registering", name), json);
    }

    void deregister(List<JobDefinition> some) {
        some.forEach(d -> around.changes().deregister(Texts.text("definition.deregistering", d.id()), d.arn()));
    }

    /** For the form that submits: newest revisions first. */
    public List<String> ids() {
        return all.get().newest().orElse(List.of()).stream().sorted(Comparator.comparing(JobDefinition::name)
                .thenComparing(Comparator.comparing(JobDefinition::revision).reversed())).map(JobDefinition::id)
                .toList();
    }

    /** The names of the queues that take jobs. */
    public List<String> queues() {
        return around.store().overview().latest().newest().map(BatchOverview::queues).orElse(List.of()).stream().filter(
                JobQueue::enabled).map(JobQueue::name).toList();
    }

    ObservableList<DefinitionRow> rows() {
        return rows;
    }

    ObservableList<JobDefinition> revisions() {
        return revisions;
    }

    /** How the two compared revisions differ. */
    ObservableList<JsonChange> changes() {
        return changes;
    }

    ReadOnlyObjectProperty<Loadable<List<JobDefinition>>> allProperty() {
        return all.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Compared>> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    /** The name of the chosen definition. */
    ObjectProperty<Optional<String>> chosenProperty() {
        return chosen;
    }

    BatchSurroundings around() {
        return around;
    }
}
