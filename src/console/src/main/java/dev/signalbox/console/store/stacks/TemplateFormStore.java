package dev.signalbox.console.store.stacks;

import dev.signalbox.console.gateway.ChoicesGateway;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.model.choices.ChoiceKind;
import dev.signalbox.console.model.choices.Choices;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.TemplateCosts;
import dev.signalbox.deploy.TemplateParameter;
import dev.signalbox.deploy.TemplateSource;
import dev.signalbox.deploy.TemplateVerdict;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the form of a template needs to know. */
public final class TemplateFormStore {
    private static final Logger LOG = LoggerFactory.getLogger(TemplateFormStore.class);

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
     * @param costs what AWS charges for, for any values
     */
    public record Form(List<TemplateParameter> parameters, TemplateVerdict verdict, TemplateCosts costs) {
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
                            .of()), costs(source, environment));
        }, worker, clock);
    }

    /** What cannot be read here says nothing; CloudFormation tells what is wrong with it. */
    private static TemplateCosts costs(TemplateSource source, EnvironmentKind environment) {
        try {
            return TemplateCosts.of(source, environment);
        } catch (DeployException e) {
            LOG.debug("The costs of {} are not told", source.template(), e);
            return _ -> List.of();
        }
    }

    /** What a parameter may name; ask the value to refresh. */
    public LiveValue<Choices> choices(ChoiceKind kind) {
        return new LiveValue<>(() -> choices.choices(kind), worker, clock);
    }
}
