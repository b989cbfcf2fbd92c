package dev.signalbox.console.app;

import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Stillness;
import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.AwsExecutionsGateway;
import dev.signalbox.console.gateway.aws.AwsStacksGateway;
import dev.signalbox.console.gateway.aws.Deployers;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.plan.Approval;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TabPane;

/** Leads the console through all that it shows, with a small pipeline to look at. Not on the FX thread. */
final class Rehearsal implements Runnable {
    private static final long LIMIT_SECONDS = 60;

    private final FxThread fxThread = new FxThread();
    private final Wiring wiring;
    private final Session session;
    private final Path folder;

    /** @param folder for the files of the pipeline */
    Rehearsal(Wiring wiring, Path folder) {
        this.wiring = wiring;
        this.session = wiring.session();
        this.folder = folder;
    }

    @Override
    public void run() {
        try {
            String machine = deployed();
            ExecutionsGateway executions = new AwsExecutionsGateway(session.clients());
            ExecutionId bad = executions.start(machine, "bad", "{\"fail\":true}");
            ExecutionId good = executions.start(machine, "good", "{\"fail\":false}");
            for (Destination place : List.of(new Destination.Executions(Optional.empty()), new Destination.Execution(
                    good
                            .arn()), new Destination.Execution(bad.arn()))) {
                look(place);
            }
            for (int tab = 6; tab >= 0; tab--) {
                choose(tab);
            }
            for (Destination place : List.of(new Destination.StartExecution(Optional.of(machine)),
                    new Destination.Callbacks(), new Destination.Batch(), new Destination.Files(),
                    new Destination.Downloads(), new Destination.Outbox(), new Destination.Activity(),
                    new Destination.Settings(),
                    new Destination.Overview(), new Destination.Pipelines())) {
                look(place);
            }
        } catch (GatewayException | IOException e) {
            throw new IllegalStateException("The rehearsal broke off", e);
        }
    }

    private String deployed() throws GatewayException, IOException {
        Path pipelines = folder.resolve("pipelines");
        Path own = Files.createDirectories(pipelines.resolve("rehearsal"));
        for (String name : List.of("pipeline.yaml", "template.yaml", "rehearsal.asl.json")) {
            try (InputStream in = Objects.requireNonNull(Rehearsal.class.getResourceAsStream("/rehearsal/" + name))) {
                Files.copy(in, own.resolve(name));
            }
        }
        Pipeline pipeline = PipelineCatalogue.in(pipelines).pipeline("rehearsal");
        var gateway = new AwsStacksGateway(session.clients(), Deployers.of(session.clients(), EnvironmentKind.LOCAL,
                Home
                        .path()));
        if (gateway.deploy(DeployRequest.withDefaults(pipeline, EnvironmentKind.LOCAL), Approval.ALWAYS,
                _ -> {}) instanceof DeployResult.Deployed(var stack)) {
            return Objects.requireNonNull(stack.outputs().get("StateMachineArn"));
        }
        throw new IllegalStateException("The pipeline of the rehearsal was not put up");
    }

    private void look(Destination place) {
        still(() -> wiring.navigator().go(place));
    }

    private void choose(int tab) {
        still(() -> {
            if (wiring.scene().getRoot().lookup("#tabs") instanceof TabPane tabs && tabs.getTabs().size() > tab) {
                tabs.getSelectionModel().select(tab);
            }
        });
    }

    /** Acts and waits until everything that was asked for is shown. */
    private void still(Runnable act) {
        var still = new CompletableFuture<Boolean>();
        fxThread.execute(() -> {
            act.run();
            Stillness.await(wiring.scene(), session.questions(), () -> still.complete(true));
        });
        still.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }
}
