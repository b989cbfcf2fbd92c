package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.StackPlaces;
import dev.signalbox.console.model.StartForm;
import dev.signalbox.console.model.StateMachineRef;
import dev.signalbox.console.model.bulk.BulkPlan;
import dev.signalbox.console.model.bulk.StartFile;
import dev.signalbox.console.store.ExecutionsStore;
import dev.signalbox.console.store.Subscription;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The start form: fields made from the pipeline's schema, or raw JSON; checked as it is typed. */
public final class StartViewModel implements AutoCloseable {
    private final ExecutionsStore store;
    private final Executor fxThread;
    private final Supplier<String> names;
    private final Consumer<ExecutionId> open;
    private final ObservableList<StateMachineRef> machines = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable StateMachineRef> machine = new SimpleObjectProperty<>();
    private final FormFields fields = new FormFields(this::typed);
    private final ObservableList<StartForm.Sample> samples = FXCollections.observableArrayList();
    private final BooleanProperty raw = new SimpleBooleanProperty();
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty json = new SimpleStringProperty("{}");
    private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.None());
    private final ReadOnlyObjectWrapper<Optional<StackPlaces.Uploads>> uploads = new ReadOnlyObjectWrapper<>(Optional
            .empty());
    private final List<Subscription> subscriptions;
    private Map<String, StartForm> forms = Map.of();
    private Optional<String> wanted = Optional.empty();
    private Optional<String> given = Optional.empty();

    /**
     * @param names makes names for executions
     * @param open leads to a started execution
     */
    public StartViewModel(ExecutionsStore store, Executor fxThread, Supplier<String> names,
            Consumer<ExecutionId> open) {
        this.store = store;
        this.fxThread = fxThread;
        this.names = names;
        this.open = open;
        machine.subscribe(_ -> form());
        json.subscribe(_ -> check());
        name.subscribe(_ -> check());
        raw.subscribe(asJson -> {
            if (!asJson && !fields.fill(json.get())) {
                raw.set(true); // there is no form of what is no object
            }
            check();
        });
        subscriptions = List.of(store.list().subscribe(new LatestOnFx<>(fxThread, next -> next.newest().ifPresent(
                l -> offer(l.stateMachines())))),
                store.forms().subscribe(new LatestOnFx<>(fxThread, this::learn)),
                store.startOutcome().subscribe(new LatestOnFx<>(fxThread, outcome::set)));
    }

    public ObservableList<StateMachineRef> machines() {
        return machines;
    }

    public ObjectProperty<@Nullable StateMachineRef> machineProperty() {
        return machine;
    }

    FormFields fields() {
        return fields;
    }

    public ObservableList<StartForm.Sample> samples() {
        return samples;
    }

    /** Where the chosen state machine's pipeline takes files; empty when it takes none. */
    public ReadOnlyObjectProperty<Optional<StackPlaces.Uploads>> uploadsProperty() {
        return uploads.getReadOnlyProperty();
    }

    /** Looks for executions that something else starts. */
    public void refresh() {
        store.refresh();
    }

    /** Whether the JSON itself is edited. */
    public BooleanProperty rawProperty() {
        return raw;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty jsonProperty() {
        return json;
    }

    /** What keeps it from being started; empty when nothing does. */
    public ReadOnlyStringProperty complaintProperty() {
        return complaint.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** Begins anew, with a fresh name, for a state machine and with its input when they are given. */
    public void open(Optional<String> stateMachineArn, Optional<String> input) {
        boolean refill = given.isPresent() || input.isPresent();
        wanted = stateMachineArn;
        given = input;
        name.set(names.get());
        outcome.set(new Outcome.None());
        store.refreshForms();
        store.refresh();
        choose();
        if (refill) {
            form();
        }
    }

    public void use(StartForm.Sample sample) {
        json.set(sample.json());
        if (!raw.get()) {
            fields.fill(sample.json());
        }
    }

    public int size() {
        return StartCheck.size(json.get());
    }

    public void start() {
        StateMachineRef chosen = machine.get();
        if (chosen != null && complaint.get().isEmpty()) {
            store.start(chosen.arn(), name.get(), json.get(), id -> fxThread.execute(() -> open.accept(id)));
        }
    }

    /** AWS keeps a name for 90 days; what is not listed any more is left to AWS. */
    private boolean isTaken(String wantedName) {
        StateMachineRef chosen = machine.get();
        return chosen != null && store.list().latest().newest().map(ExecutionList::executions).orElse(List.of())
                .stream()
                .map(ExecutionSummary::id).anyMatch(id -> id.name().equals(wantedName) && id.stateMachineArn().equals(
                        chosen.arn()));
    }

    /** Looks through a file of executions to start; {@code planned} is told on the FX thread. */
    void many(Path file, Consumer<BulkPlan> planned) {
        StateMachineRef chosen = machine.get();
        if (chosen != null) {
            InputSchema schema = chosenForm().map(StartForm::schema).orElse(new InputSchema(List.of()));
            store.read(file, new StartFile(chosen, schema, names.get()), plan -> fxThread.execute(() -> planned.accept(
                    plan)));
        }
    }

    private void offer(List<StateMachineRef> known) {
        if (!machines.equals(known)) {
            StateMachineRef before = machine.get();
            machines.setAll(known);
            machine.set(before);
            choose();
        }
    }

    private void choose() {
        wanted.flatMap(arn -> machines.stream().filter(m -> m.arn().equals(arn)).findFirst()).ifPresent(machine::set);
        if (machine.get() == null && !machines.isEmpty()) {
            machine.set(machines.getFirst());
        }
    }

    private void learn(Loadable<Map<String, StartForm>> next) {
        Map<String, StartForm> known = next.newest().orElse(forms);
        if (!known.keySet().equals(forms.keySet())) {
            forms = known;
            form();
        }
    }

    private Optional<StartForm> chosenForm() {
        StateMachineRef chosen = machine.get();
        return chosen == null ? Optional.empty() : Optional.ofNullable(forms.get(chosen.arn()));
    }

    private void form() {
        Optional<StartForm> form = chosenForm();
        uploads.set(form.flatMap(f -> f.places().uploads()));
        samples.setAll(form.map(StartForm::samples).orElse(List.of()));
        fields.show(form.map(f -> f.schema().fields()).orElse(List.of()));
        form.ifPresent(_ -> json.set(fields.json("{}")));
        raw.set(fields.entries().isEmpty());
        given.filter(_ -> isWanted()).ifPresent(input -> {
            raw.set(true);
            json.set(input);
        });
        check();
    }

    private boolean isWanted() {
        StateMachineRef chosen = machine.get();
        return chosen != null && wanted.filter(chosen.arn()::equals).isPresent();
    }

    private void typed() {
        if (!raw.get()) {
            json.set(fields.json(json.get()));
        }
    }

    private void check() {
        complaint.set(new StartCheck(machine.get() != null, name.get(), json.get(), chosenForm(), this::isTaken)
                .problem());
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
