package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.TemplateParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The form made of a template's parameters; what is typed is checked at once. */
public final class DeployFormViewModel implements AutoCloseable {
    /** CloudFormation's rule for stack names. */
    private static final String STACK_NAME = "[A-Za-z][A-Za-z0-9-]{0,127}";

    private final StacksStore store;
    private final EnvironmentKind environment;
    private final Executor fxThread;
    private final StringProperty stackName = new SimpleStringProperty("");
    private final ObservableList<FormField> fields = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Loadable<List<TemplateParameter>>> state = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable Pipeline pipeline;
    private @Nullable Subscription subscription;

    public DeployFormViewModel(StacksStore store, EnvironmentKind environment, Executor fxThread) {
        this.store = store;
        this.environment = environment;
        this.fxThread = fxThread;
        stackName.subscribe(_ -> check());
    }

    public StringProperty stackNameProperty() {
        return stackName;
    }

    ObservableList<FormField> fields() {
        return fields;
    }

    public ReadOnlyObjectProperty<Loadable<List<TemplateParameter>>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The first thing that is wrong; empty when the form can be sent. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public Optional<Pipeline> pipeline() {
        return Optional.ofNullable(pipeline);
    }

    /** Begins a form for the pipeline. */
    public void open(Pipeline chosen) {
        close();
        pipeline = chosen;
        stackName.set(chosen.defaultStackName());
        fields.clear();
        var form = store.form(chosen, environment);
        subscription = form.topic().subscribe(new LatestOnFx<>(fxThread, this::show));
        form.refresh();
    }

    private void show(Loadable<List<TemplateParameter>> next) {
        state.set(next);
        next.newest().filter(_ -> fields.isEmpty()).ifPresent(parameters -> {
            fields.setAll(parameters.stream().map(FormField::new).toList());
            fields.forEach(f -> f.value().subscribe(_ -> check()));
            check();
        });
    }

    private void check() {
        var name = stackName.get().matches(STACK_NAME) ? Optional.<String>empty()
                : Optional.of("A stack name is 1 to 128 letters, digits and hyphens, and begins with a letter.");
        problem.set(name.or(() -> fields.stream().flatMap(f -> f.problem().stream()).findFirst()).orElse(""));
    }

    /** Starts the deployment. Only what differs from the suggestion is passed on. */
    public void deploy() {
        if (pipeline != null && problem.get().isEmpty()) {
            Map<String, String> values = new LinkedHashMap<>();
            fields.stream().filter(FormField::changed).forEach(f -> values.put(f.parameter().name(), f.value().get()));
            store.deploy(new DeployRequest(pipeline, stackName.get(), environment, values));
        }
    }

    @Override
    public void close() {
        if (subscription != null) {
            subscription.close();
        }
    }
}
