package dev.signalbox.console.screen.pipelines.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LeftOversGateway;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Work;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.stacks.LeftOversStore;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The gallery as it looked when somebody looked at it. */
@ExtendWith(ApplicationExtension.class)
class GalleryPictureTest {
    private static final Instant NOW = Instant.parse("2026-03-10T14:03:10Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), new RealTime()));
    private final Navigator navigator = new Navigator(new Destination.Pipelines());
    private volatile Optional<Failure> failure = Optional.empty();
    private volatile String orders = "UPDATE_IN_PROGRESS";
    private StacksStore store;
    private TestFrame frame;

    @Start
    void start(Stage stage) {
        store = new StacksStore(gateway(), new SerialWorker("test"), Runnable::run, new Tasks(CLOCK), CLOCK);
        var catalogue = PipelineCatalogue.in(Path.of(System.getProperty("signalbox.home"), "infra-templates"));
        var viewModel = new PipelinesViewModel(catalogue, store, navigator, EnvironmentKind.LOCAL, new FxThread());
        frame = new TestFrame(stage, navigator, poller, List.of(new ScreenEntry(Place.PIPELINES,
                new Destination.Pipelines(), () -> new ScreenEntry.Loaded(Views.PIPELINES.load(new PipelinesController(
                        viewModel, none(), new GraphPictures(new SerialWorker("pictures"), new FxThread()), _ -> {},
                        _ -> {})),
                        new Quiet()))));
    }

    private LeftOversViewModel none() {
        var nothing = (LeftOversGateway) Proxy.newProxyInstance(LeftOversGateway.class.getClassLoader(), new Class<?>[]{
                LeftOversGateway.class}, (_, _, _) -> List.of());
        return new LeftOversViewModel(new LeftOversStore(nothing, store, Work.on(Runnable::run), CLOCK), store,
                navigator, TestFrame.LOCAL, new FxThread());
    }

    /** The store is asked by the test alone. */
    private static final class Quiet implements Screen {
        @Override
        public void show(Destination destination) {}

        @Override
        public void hide() {}
    }

    /** Knows its stacks and nothing else. */
    private StacksGateway gateway() {
        return (StacksGateway) Proxy.newProxyInstance(StacksGateway.class.getClassLoader(), new Class<?>[]{
                StacksGateway.class}, (_, method, _) -> {
                    if (method.getName().equals("stacks") && failure.isPresent()) {
                        throw new GatewayException(failure.get());
                    }
                    return method.getName().equals("stacks") ? stacks() : List.of();
                });
    }

    private List<StackSummary> stacks() {
        return List.of(stack("signalbox-callback-download", "CREATE_COMPLETE", "callback-download", "0.1.0", ""), stack(
                "flags-test", "UPDATE_ROLLBACK_FAILED", "image-fan-out", "0.1.0",
                "The following resource(s) failed to update: [Images]."), stack("flags", "CREATE_COMPLETE",
                        "image-fan-out", "0.0.9", ""), stack("orders", orders, "csv-batch", "0.1.0", ""));
    }

    private static StackSummary stack(String name, String status, String pipeline, String version, String reason) {
        return new StackSummary(name, "arn:aws:cloudformation:local-1:000000000000:stack/" + name + "/1", status,
                Optional.of(reason).filter(r -> !r.isEmpty()), NOW.minusSeconds(90_000), Optional.empty(), Optional
                        .empty(), new Stamp(Optional.of(pipeline), Optional.of(version), Optional.empty()), Map.of(),
                Map.of());
    }

    @AfterEach
    void close() {
        poller.close();
    }

    @Test
    void looksAsItLooked(FxRobot robot) throws Exception {
        store.refresh();
        TestFrame.see(robot, "#update-flags");
        Eventually.on(() -> TestFrame.onFx(() -> robot.lookup(".graph-thumbnail").queryAll().size() == 5));
        frame.golden("pipelines");
        failure = Optional.of(new Failure.Throttled("Throttling", "Rate exceeded", Optional.of("r-1")));
        store.refresh();
        TestFrame.see(robot, "Retry");
        frame.golden("pipelines-stale");
    }

    @Test
    void offersNoDeploymentBeforeItIsKnownWhatThereIs(FxRobot robot) throws Exception {
        TestFrame.see(robot, "Looking whether it is deployed");
        assertThat(robot.lookup("#deploy-file-delivery").queryAll()).isEmpty();
        failure = Optional.of(new Failure.Throttled("Throttling", "Rate exceeded", Optional.of("r-1")));
        store.refresh();
        TestFrame.see(robot, "Not known whether it is deployed");
        failure = Optional.empty();
        store.refresh();
        TestFrame.see(robot, "Not deployed");
        TestFrame.see(robot, "#deploy-file-delivery");
    }

    @Test
    void cardsKeepTheFocusWhenStacksChange(FxRobot robot) throws Exception {
        store.refresh();
        TestFrame.see(robot, "#update-flags");
        focus(robot, "#update-flags");
        orders = "UPDATE_ROLLBACK_COMPLETE";
        store.refresh();
        TestFrame.see(robot, "#card-csv-batch .tone-attention");
        assertThat(focused(robot)).isEqualTo("update-flags");
        focus(robot, "#customise-csv-batch");
        orders = "UPDATE_IN_PROGRESS";
        store.refresh();
        TestFrame.see(robot, "#card-csv-batch .tone-running");
        assertThat(focused(robot)).isEqualTo("customise-csv-batch");
    }

    private static void focus(FxRobot robot, String query) throws Exception {
        TestFrame.onFx(() -> {
            robot.lookup(query).query().requestFocus();
            return true;
        });
    }

    private String focused(FxRobot robot) throws Exception {
        return TestFrame.onFx(() -> {
            var node = robot.lookup("#cards").query().getScene().getFocusOwner();
            return node == null ? "nothing" : String.valueOf(node.getId());
        });
    }
}
