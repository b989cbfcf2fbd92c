package dev.signalbox.console.screen.executions.bulk;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.bulk.BulkItem;
import dev.signalbox.console.model.bulk.BulkJob;
import dev.signalbox.console.model.bulk.BulkKind;
import dev.signalbox.console.model.bulk.BulkPlan;
import dev.signalbox.console.model.bulk.BulkResult;
import dev.signalbox.console.model.bulk.BulkState;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.bulk.BulkStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A plan that is looked at, or the bulk change that is at work or was. */
public final class BulkViewModel implements AutoCloseable {
    private final BulkStore store;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<Optional<BulkPlan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<BulkState>> state = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<BulkRow> rows = FXCollections.observableArrayList();
    private final Subscription subscription;

    public BulkViewModel(BulkStore store, Clock clock, Executor fxThread) {
        this.store = store;
        this.clock = clock;
        subscription = store.state().subscribe(new LatestOnFx<>(fxThread, this::show));
    }

    /** What would be done; nothing is done yet. */
    public ReadOnlyObjectProperty<Optional<BulkPlan>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<BulkState>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ObservableList<BulkRow> rows() {
        return rows;
    }

    /** Whether a job is at work, so that no other can begin. */
    public boolean isBusy() {
        return state.get().filter(s -> !s.isOver()).isPresent();
    }

    /** Whether there is anything to show. */
    public boolean isShown() {
        return plan.get().isPresent() || state.get().isPresent();
    }

    /** Shows what would happen. */
    public void plan(BulkKind kind, List<ExecutionSummary> chosen) {
        plan(BulkPlan.of(kind, chosen, why -> Texts.text("bulk.obstacle." + why.name().toLowerCase(Locale.ROOT))));
    }

    /** Shows what would happen. */
    public void plan(BulkPlan next) {
        store.putAway();
        plan.set(Optional.of(next));
        fill();
    }

    void begin() {
        plan.get().filter(p -> !p.planned().isEmpty()).ifPresent(p -> {
            BulkJob job = p.job(clock.millis());
            plan.set(Optional.empty());
            store.begin(job, Texts.text("bulk.task." + word(job.kind())));
        });
    }

    void resume() {
        state.get().ifPresent(s -> store.resume(Texts.text("bulk.task." + word(s.job().kind()))));
    }

    void pause() {
        store.pause();
    }

    void goOn() {
        store.goOn();
    }

    void cancel() {
        store.cancel();
    }

    /** Puts the plan or the report away. */
    public void close(boolean everything) {
        plan.set(Optional.empty());
        if (everything) {
            store.putAway();
        }
        fill();
    }

    static String word(BulkKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void show(Optional<BulkState> next) {
        state.set(next);
        fill();
    }

    private void fill() {
        LiveRows.update(rows, plan.get().map(BulkViewModel::planned).or(() -> state.get().map(BulkViewModel::worked))
                .orElse(List.of()), r -> r.index() + r.name());
    }

    private static List<BulkRow> planned(BulkPlan plan) {
        return IntStream.range(0, plan.lines().size()).mapToObj(i -> {
            var line = plan.lines().get(i);
            return new BulkRow(i, line.name(), line.machine(), line.obstacle(), Texts.text("bulk.plan." + word(plan
                    .kind()),
                    line.input()), Optional.empty());
        }).toList();
    }

    private static List<BulkRow> worked(BulkState state) {
        Map<Integer, BulkResult> results = new HashMap<>();
        state.results().forEach(r -> results.put(r.item(), r));
        return IntStream.range(0, state.job().items().size()).mapToObj(i -> {
            BulkItem item = state.job().items().get(i);
            String machine = state.job().kind() == BulkKind.START ? item.target().substring(item.target().lastIndexOf(
                    ':') + 1) : new ExecutionId(item.target()).stateMachineName();
            return new BulkRow(i, item.name(), machine, "", "", Optional.ofNullable(results.get(i)));
        }).toList();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
