package dev.signalbox.console.screen.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.choices.Choices;
import dev.signalbox.console.screen.pipelines.form.DeployFormViewModel;
import dev.signalbox.console.screen.pipelines.gallery.PipelineCard;
import dev.signalbox.console.screen.pipelines.gallery.PipelinesViewModel;
import dev.signalbox.console.screen.pipelines.form.RememberedValues;
import dev.signalbox.console.model.stack.TreeRow;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.stacks.TemplateFormStore;
import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.DeployStep;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.ParameterRules;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackResourceSummary;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import dev.signalbox.deploy.TemplateFile;
import dev.signalbox.deploy.TemplateParameter;
import dev.signalbox.deploy.TemplateVerdict;
import dev.signalbox.deploy.TemplateSource;
import dev.signalbox.deploy.image.BaseImage;
import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.watch.StackOperation;
import dev.signalbox.deploy.watch.StackStory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PipelinesViewModelTest {
    private final ScriptedStacks stacks = new ScriptedStacks();
    private final StacksStore store = new StacksStore(stacks, Runnable::run, Runnable::run,
            new Tasks(Clock.systemUTC()), Clock.systemUTC());
    private final Navigator navigator = new Navigator(new Destination.Pipelines());
    private final PipelineCatalogue catalogue = PipelineCatalogue
            .in(Path.of(System.getProperty("signalbox.home"), "infra-templates"));
    private final PipelinesViewModel viewModel = new PipelinesViewModel(catalogue, store, navigator,
            EnvironmentKind.LOCAL, Runnable::run);
    private final StackViewModel stack = new StackViewModel(store, Runnable::run, Clock.systemUTC());

    @Test
    void saysWhichPipelineIsDeployed() {
        stacks.list = List.of(deployed("CREATE_COMPLETE"));

        viewModel.refresh();

        assertThat(card().stacks()).extracting(StackSummary::status).containsExactly("CREATE_COMPLETE");
    }

    @Test
    void showsFailedStacksFirst() {
        stacks.list = List.of(named("a", "CREATE_COMPLETE"), named("b", "UPDATE_IN_PROGRESS"), named("c",
                "ROLLBACK_COMPLETE"), named("d", "DELETE_FAILED"));

        viewModel.refresh();

        assertThat(viewModel.stacks()).extracting(StackSummary::name).containsExactly("d", "c", "b", "a");
    }

    @Test
    void oneClickDeploysAndOpensTheStack() {
        viewModel.deploy(pipeline());

        assertThat(stacks.deployed).extracting(DeployRequest::stackName).containsExactly("signalbox-callback-download");
        assertThat(navigator.currentProperty().get()).isEqualTo(new Destination.Stack("signalbox-callback-download"));
    }

    @Test
    void aRefusedDeploymentIsShownAtItsStepWithItsReason() {
        stacks.failure = new Failure.Rejected("Not deployed", "Subnets needs a value", Optional.empty());

        viewModel.deploy(pipeline());
        stack.open("signalbox-callback-download");

        var deployment = stack.deploymentProperty().get().orElseThrow();
        assertThat(deployment.failure()).map(Failure::message).contains("Subnets needs a value");
        assertThat(deployment.toneOf(DeployStep.PREFLIGHT)).isEqualTo(Tone.FAILED);
        assertThat(deployment.toneOf(DeployStep.EXECUTE)).isEqualTo(Tone.NOT_STARTED);
    }

    @Test
    void resourcesFollowTheEvents() {
        stacks.list = List.of(deployed("CREATE_IN_PROGRESS"));
        stacks.events = List.of(event("1", "Table", "CREATE_IN_PROGRESS", 0), event("2", "Table", "CREATE_COMPLETE", 2),
                event("3", "Queue", "CREATE_IN_PROGRESS", 1));

        stack.open("signalbox-callback-download");

        assertThat(stack.treeProperty().get().orElseThrow().children()).extracting(TreeRow::name, r -> r.state()
                .tone()).containsExactly(tuple("Table", Tone.SUCCEEDED), tuple("Queue", Tone.RUNNING));
    }

    @Test
    void formNamesWhatIsWrongBeforeAnythingIsSent() {
        var form = form();
        form.open(pipeline());

        form.fields().getFirst().value().set("many");

        assertThat(form.problemProperty().get()).contains("must be a number");
        form.deploy(false);
        assertThat(stacks.deployed).isEmpty();
    }

    @Test
    void formSuggestsAnotherNameForTheSecondStackAndRemembersValues() {
        stacks.list = List.of(deployed("CREATE_COMPLETE"));
        viewModel.refresh();
        var form = form();
        form.open(pipeline());
        assertThat(form.stackNameProperty().get()).isEqualTo("signalbox-callback-download-2");
        form.stackNameProperty().set("signalbox-callback-download");
        assertThat(form.problemProperty().get()).contains("exists already");
        form.stackNameProperty().set("second");
        form.fields().getFirst().value().set("9");
        form.deploy(true);

        form.open(pipeline());

        assertThat(form.fields().getFirst().value().get()).isEqualTo("9");
        assertThat(stacks.deployed).extracting(DeployRequest::parameters).containsExactly(Map.of("Parallelism", "9"));
    }

    @Test
    void formRemembersTheBaseImageAlsoForAnUpdate() {
        stacks.also = List.of(new TemplateParameter(BaseImage.PARAMETER, "String", "", Optional.of(BaseImage.DEFAULT
                .reference()), false, ParameterRules.none(), Optional.of("Base image"), "Advanced"));
        var form = form();
        form.open(pipeline());
        form.fields().getFirst().value().set("9");
        form.fields().getLast().value().set("mirror.example.com/temurin:25-jre");
        form.deploy(false);

        form.open(pipeline(), Optional.of(deployed("CREATE_COMPLETE")));

        assertThat(form.fields()).extracting(f -> f.value().get()).containsExactly("4",
                "mirror.example.com/temurin:25-jre");
        form.deploy(false);
        assertThat(stacks.deployed.getLast().parameters()).isEqualTo(Map.of(BaseImage.PARAMETER,
                "mirror.example.com/temurin:25-jre"));
    }

    @Test
    void formTakesNoLateAnswerForAnotherTemplate() {
        List<Runnable> later = new ArrayList<>();
        var form = form(later::add);
        form.open(pipeline());
        form.open(new TemplateFile(Path.of("other.yaml")));

        later.forEach(Runnable::run);

        assertThat(form.fields()).extracting(f -> f.parameter().name()).containsExactly("Other");
    }

    private DeployFormViewModel form() {
        return form(Runnable::run);
    }

    private DeployFormViewModel form(Executor fxThread) {
        return new DeployFormViewModel(store, new TemplateFormStore(stacks, _ -> new Choices(List.of(), false),
                Runnable::run, Clock.systemUTC()), new RememberedValues(Preferences.forgotten(), TestFrame.LOCAL),
                EnvironmentKind.LOCAL, fxThread);
    }

    @Test
    void deletionIsADeploymentOfItsOwnKind() {
        stack.open("signalbox-callback-download");

        store.delete("signalbox-callback-download", _ -> new DeployResult.Deleted("arn:stack"));

        assertThat(stack.deploymentProperty().get()).map(Deployment::kind).contains(Deployment.Kind.DELETE);
    }

    private PipelineCard card() {
        return viewModel.cards().stream().filter(c -> c.pipeline().name().equals("callback-download")).findFirst()
                .orElseThrow();
    }

    private Pipeline pipeline() {
        return catalogue.pipeline("callback-download");
    }

    private static StackSummary deployed(String status) {
        return named("signalbox-callback-download", status);
    }

    private static StackSummary named(String name, String status) {
        return new StackSummary(name, "arn:" + name, status, Optional.empty(), Instant.EPOCH,
                Optional.empty(), Optional.empty(), new Stamp(Optional.of("callback-download"), Optional.of("0.1.0"),
                        Optional.empty()), Map.of(),
                Map.of());
    }

    private static StackEvent event(String id, String resource, String status, int second) {
        return new StackEvent(id, "arn:stack", Instant.EPOCH.plusSeconds(second), resource, "", "AWS::X::Y", status,
                Optional.empty(), Optional.empty());
    }

    private static final class ScriptedStacks implements StacksGateway {
        private List<TemplateParameter> also = List.of();
        private List<StackSummary> list = List.of();
        private List<StackEvent> events = List.of();
        private final List<DeployRequest> deployed = new ArrayList<>();
        private @Nullable Failure failure;

        @Override
        public List<StackSummary> stacks() {
            return list;
        }

        @Override
        public List<StackEvent> events(String stack) {
            return events;
        }

        @Override
        public List<StackResourceSummary> resources(String stack) {
            return List.of();
        }

        @Override
        public Look observe(String nameOrId) {
            return () -> list.stream().findFirst().map(s -> new StackStory(s, "", List.of(), List.of(), StackOperation
                    .of(events), List.of()));
        }

        @Override
        public TemplateVerdict validate(TemplateSource source) {
            return new TemplateVerdict("", List.of(), "", List.of());
        }

        @Override
        public List<StackSummary> deleted() {
            return List.of();
        }

        @Override
        public List<TemplateParameter> parameters(TemplateSource source, EnvironmentKind environment) {
            var all = new ArrayList<>(List.of(new TemplateParameter(source instanceof TemplateFile ? "Other"
                    : "Parallelism", "Number", "", Optional.of("4"), false, ParameterRules.none(), Optional.empty(),
                    "")));
            all.addAll(also);
            return all;
        }

        @Override
        public DeployResult deploy(DeployRequest request, Approval approval, Consumer<DeployEvent> listener)
                throws GatewayException {
            listener.accept(new DeployEvent.StepStarted(DeployStep.PREFLIGHT));
            if (failure != null) {
                throw new GatewayException(failure);
            }
            deployed.add(request);
            return new DeployResult.Deployed(PipelinesViewModelTest.deployed("CREATE_COMPLETE"));
        }
    }
}
