package dev.signalbox.console.store.stacks;

import dev.signalbox.console.gateway.ChoicesGateway;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.model.choices.Choice;
import dev.signalbox.console.model.choices.ChoiceKind;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.TemplateParameter;
import dev.signalbox.deploy.TemplateSource;
import dev.signalbox.deploy.TemplateVerdict;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;

/** What the form of a template needs to know. */
public final class TemplateFormStore {
    private final StacksGateway stacks;
    private final ChoicesGateway choices;
    private final Executor worker;
    private final Clock clock;

    public TemplateFormStore(StacksGateway stacks, ChoicesGateway choices, Executor worker, Clock clock) {
        this.stacks = stacks;
        this.choices = choices;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * A template as it is to be filled in.
     *
     * @param verdict what CloudFormation says of it; of a bundled template it is not asked
     */
    public record Form(List<TemplateParameter> parameters, TemplateVerdict verdict) {
        public Form {
            parameters = List.copyOf(parameters);
        }
    }

    /** The form of a template, which is read, and looked at by CloudFormation if it is not a bundled one; ask the value to refresh. */
    public LiveValue<Form> form(TemplateSource source, EnvironmentKind environment, boolean ask) {
        return new LiveValue<>(() -> {
            var parameters = stacks.parameters(source, environment);
            return new Form(parameters, ask ? stacks.validate(source)
                    : new TemplateVerdict("", List.of(), "", List
                            .of()));
        }, worker, clock);
    }

    /** What a parameter may name; ask the value to refresh. */
    public LiveValue<List<Choice>> choices(ChoiceKind kind) {
        return new LiveValue<>(() -> choices.choices(kind), worker, clock);
    }
}
