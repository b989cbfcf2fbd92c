package dev.signalbox.console.screen.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.DeployStep;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackResourceSummary;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.TemplateParameter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

        assertThat(card().stack()).map(StackSummary::status).contains("CREATE_COMPLETE");
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

        assertThat(stack.resources()).extracting(ResourceRow::logicalId).containsExactly("Table", "Queue");
        assertThat(stack.resources()).extracting(r -> r.status().tone()).containsExactly(Tone.SUCCEEDED, Tone.RUNNING);
    }

    @Test
    void formNamesWhatIsWrongBeforeAnythingIsSent() {
        var form = new DeployFormViewModel(store, EnvironmentKind.LOCAL, Runnable::run);
        form.open(pipeline());

        form.fields().getFirst().value().set("many");

        assertThat(form.problemProperty().get()).contains("must be a number");
        form.deploy();
        assertThat(stacks.deployed).isEmpty();
    }

    @Test
    void deletionIsADeploymentOfItsOwnKind() {
        stack.open("signalbox-callback-download");

        stack.delete();

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
        return new StackSummary("signalbox-callback-download", "arn:stack", status, Optional.empty(), Instant.EPOCH,
                Optional.of("callback-download"), Optional.of("0.1.0"), Map.of(), Map.of());
    }

    private static StackEvent event(String id, String resource, String status, int second) {
        return new StackEvent(id, Instant.EPOCH.plusSeconds(second), resource, "", "AWS::X::Y", status, Optional
                .empty());
    }

    private static final class ScriptedStacks implements StacksGateway {
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
        public List<TemplateParameter> parameters(Pipeline pipeline, EnvironmentKind environment) {
            return List.of(new TemplateParameter("Parallelism", "Number", "", Optional.of("4"), false, List.of(),
                    Optional.empty(), Optional.empty()));
        }

        @Override
        public DeployResult deploy(DeployRequest request, Consumer<DeployEvent> listener) throws GatewayException {
            listener.accept(new DeployEvent.StepStarted(DeployStep.PREFLIGHT));
            if (failure != null) {
                throw new GatewayException(failure);
            }
            deployed.add(request);
            return new DeployResult.Deployed(PipelinesViewModelTest.deployed("CREATE_COMPLETE"));
        }

        @Override
        public DeployResult delete(String stack, boolean emptyBuckets, Consumer<DeployEvent> listener) {
            return new DeployResult.Deleted(stack);
        }
    }
}
