package dev.signalbox.console.screen.pipelines.form;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.stacks.TemplateFormStore;
import dev.signalbox.console.store.stacks.TemplateFormStore.Form;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.TemplateFile;
import dev.signalbox.deploy.TemplateParameter;
import dev.signalbox.deploy.TemplateSource;
import dev.signalbox.deploy.image.BaseImage;
import java.util.HashMap;
import dev.signalbox.deploy.plan.CostDriver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The form made of a template's parameters; what is typed is checked at once. */
public final class DeployFormViewModel implements AutoCloseable {
    private final StacksStore stacks;
    private final TemplateFormStore forms;
    private final RememberedValues remembered;
    private final EnvironmentKind environment;
    private final Executor fxThread;
    private final FieldChoices choices;
    private final ObservableList<CostDriver> costs = FXCollections.observableArrayList();
    private final StringProperty stackName = new SimpleStringProperty("");
    private final BooleanProperty allowed = new SimpleBooleanProperty();
    private final BooleanProperty keep = new SimpleBooleanProperty();
    private final ObservableList<FormField> fields = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Loadable<Form>> state = new ReadOnlyObjectWrapper<>(new Loadable.Loading<>());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final Subscription names;
    private Optional<TemplateSource> source = Optional.empty();
    private Optional<StackSummary> stack = Optional.empty();
    private @Nullable Subscription subscription;
    private Runnable again = () -> {};

    public DeployFormViewModel(StacksStore stacks, TemplateFormStore forms, RememberedValues remembered,
            EnvironmentKind environment, Executor fxThread) {
        this.stacks = stacks;
        this.forms = forms;
        this.remembered = remembered;
        this.environment = environment;
        this.fxThread = fxThread;
        this.choices = new FieldChoices(forms, fxThread);
        stackName.subscribe(_ -> check());
        allowed.subscribe(_ -> check());
        names = stacks.stacks().subscribe(new LatestOnFx<>(fxThread, _ -> check()));
    }

    public StringProperty stackNameProperty() {
        return stackName;
    }

    /** Whether the operator allows what the template must be allowed. */
    public BooleanProperty allowedProperty() {
        return allowed;
    }

    /** Whether what is made stays when something fails. */
    BooleanProperty keepProperty() {
        return keep;
    }

    public ObservableList<FormField> fields() {
        return fields;
    }

    /** What AWS charges for with the values of the form. */
    public ObservableList<CostDriver> costs() {
        return costs;
    }

    ReadOnlyObjectProperty<Loadable<Form>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What is wrong, first things first; empty when the form can be sent. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    Optional<TemplateSource> source() {
        return source;
    }

    /** Whether a stack that is there is changed. */
    boolean updates() {
        return stack.isPresent();
    }

    /** Begins a form for a new stack. */
    public void open(TemplateSource chosen) {
        open(chosen, Optional.empty());
    }

    /** Begins a form, for a stack that is there if one is given. */
    public void open(TemplateSource chosen, Optional<StackSummary> existing) {
        end();
        source = Optional.of(chosen);
        stack = existing;
        fields.clear();
        allowed.set(false);
        keep.set(false);
        state.set(new Loadable.Loading<>());
        stackName.set(existing.map(StackSummary::name).orElseGet(() -> freeName(chosen.defaultStackName())));
        var form = forms.form(chosen, environment, chosen instanceof TemplateFile);
        again = form::refresh;
        subscription = form.topic().subscribe(new LatestOnFx<>(fxThread, next -> {
            if (source.filter(s -> s == chosen).isPresent()) { // not a late answer for another template
                show(next);
            }
        }));
        form.refresh();
    }

    /** Reads the template again. */
    void refresh() {
        again.run();
    }

    private String freeName(String wanted) {
        return IntStream.iterate(2, i -> i + 1).mapToObj(i -> taken(i == 2 ? wanted : wanted + "-" + (i - 1))
                .isEmpty() ? i == 2 ? wanted : wanted + "-" + (i - 1) : "").filter(n -> !n.isEmpty()).findFirst()
                .orElse(wanted);
    }

    private Optional<StackSummary> taken(String name) {
        return stacks.stacks().latest().newest().orElse(List.of()).stream().filter(s -> s.name().equals(name))
                .findFirst();
    }

    private void show(Loadable<Form> next) {
        state.set(next);
        next.newest().filter(_ -> fields.isEmpty()).ifPresent(form -> {
            var last = new HashMap<>(source.map(remembered::of).orElse(Map.of()));
            if (stack.isPresent()) { // it has all values itself, but for what no stack knows
                last.keySet().retainAll(Set.of(BaseImage.PARAMETER));
            }
            fields.setAll(form.parameters().stream().map(p -> field(p, last)).toList());
            fields.forEach(f -> f.value().subscribe(_ -> check()));
            choices.fill(fields);
        });
        check();
    }

    private FormField field(TemplateParameter parameter, Map<String, String> last) {
        var now = stack.map(s -> s.parameters().get(parameter.name()));
        if (parameter.secret()) {
            return new FormField(parameter, parameter.suggested().orElse(""), parameter.suggested(), now.isPresent());
        }
        var usual = now.or(parameter::suggested);
        var value = Optional.ofNullable(last.get(parameter.name())).or(() -> usual).orElse("");
        return new FormField(parameter, value, usual, false);
    }

    private void check() {
        var values = fields.stream().collect(Collectors.toMap(FormField::name, f -> f.value().get()));
        var found = fields.isEmpty() ? List.<CostDriver>of()
                : state.get().newest().map(f -> f.costs().drivers(values)).orElse(List.of());
        if (!found.equals(costs)) {
            costs.setAll(found);
        }
        nameProblem.set(updates() ? "" : StackNames.problem(stackName.get(), taken(stackName.get())).orElse(""));
        boolean asked = state.get().newest().map(f -> !f.verdict().capabilities().isEmpty()).orElse(false);
        problem.set(Optional.of(nameProblem.get()).filter(p -> !p.isEmpty()).or(() -> fields.stream().flatMap(f -> f
                .problem().stream()).findFirst()).or(() -> asked && !allowed.get() ? Optional.of(Texts.text(
                        "deploy.notAllowed")) : Optional.empty()).or(() -> state.get().newest().isEmpty() ? Optional.of(
                                Texts.text("deploy.notRead")) : Optional.empty()).orElse(""));
    }

    /** Starts the deployment. Only what differs from the suggestion is passed on. */
    public void deploy(boolean review) {
        if (source.isPresent() && problem.get().isEmpty()) {
            Map<String, String> values = new LinkedHashMap<>();
            fields.stream().filter(FormField::changed).forEach(f -> values.put(f.name(), f.value().get()));
            var request = stack.isPresent() ? DeployRequest.update(source.get(), stackName.get(), environment, values)
                    : new DeployRequest(source.get(), stackName.get(), environment, values).reviewed(review);
            var plain = new LinkedHashMap<>(values);
            fields.stream().filter(f -> f.parameter().secret()).forEach(f -> plain.remove(f.name()));
            remembered.remember(source.get(), plain);
            stacks.deploy(keep.get() ? request.onFailure(DeployRequest.OnFailure.KEEP) : request);
        }
    }

    @Override
    public void close() {
        end();
        names.close();
    }

    private void end() {
        if (subscription != null) {
            subscription.close();
        }
        choices.close();
    }
}
