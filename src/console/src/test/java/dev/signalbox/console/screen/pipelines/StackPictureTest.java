package dev.signalbox.console.screen.pipelines;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.gateway.LeftOversGateway;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.gateway.StackOperationsGateway;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.choices.Choice;
import dev.signalbox.console.model.choices.Choices;
import dev.signalbox.console.model.operations.OperableStack;
import dev.signalbox.console.screen.pipelines.form.DeployFormViewModel;
import dev.signalbox.console.screen.pipelines.form.RememberedValues;
import dev.signalbox.console.screen.pipelines.gallery.GraphPictures;
import dev.signalbox.console.screen.pipelines.gallery.LeftOversViewModel;
import dev.signalbox.console.screen.pipelines.gallery.PipelinesViewModel;
import dev.signalbox.console.screen.pipelines.logs.StackLogsViewModel;
import dev.signalbox.console.screen.pipelines.operations.OperationsViewModel;
import dev.signalbox.console.store.GroupLogs;
import dev.signalbox.console.store.OpenQuestions;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Work;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.SimulatedTime;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.stacks.LeftOversStore;
import dev.signalbox.console.store.stacks.StackOperationsStore;
import dev.signalbox.console.store.stacks.TemplateFormStore;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.ParameterRules;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.TemplateParameter;
import dev.signalbox.deploy.TemplateVerdict;
import java.io.File;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A stack that failed in a nested one, and the form of a template, as they looked when somebody looked at them. */
@ExtendWith(ApplicationExtension.class)
class StackPictureTest {
    private static final Clock CLOCK = Clock.fixed(NestedFailure.NOW, ZoneOffset.UTC);

    /** Nothing is asked again while pictures are taken. */
    private final SimulatedTime time = new SimulatedTime();
    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), time), new OpenQuestions(), time);
    private final Navigator navigator = new Navigator(new Destination.Stack(NestedFailure.NAME));
    private TestFrame frame;

    @Start
    void start(Stage stage) {
        var worker = new SerialWorker("test");
        var fxThread = new FxThread();
        StacksGateway gateway = scripted(StacksGateway.class, Map.of("stacks", List.of(NestedFailure.summary()),
                "observe", (StacksGateway.Look) () -> Optional.of(NestedFailure.story()), "parameters", parameters(),
                "validate", new TemplateVerdict("What the orders of a shop need: a queue, and a role that may read it.",
                        List.of("CAPABILITY_NAMED_IAM"), "", List.of())));
        var tasks = new Tasks(CLOCK);
        var store = new StacksStore(gateway, worker, Runnable::run, tasks, CLOCK);
        store.refresh();
        var catalogue = PipelineCatalogue.in(Path.of(System.getProperty("signalbox.home"), "infra-templates"));
        var operations = new StackOperationsStore(scripted(StackOperationsGateway.class, Map.of("stack", Optional.of(
                new OperableStack(NestedFailure.NAME, NestedFailure.summary().id(), "ROLLBACK_COMPLETE", Optional
                        .empty(), false, Optional.empty(), "NOT_CHECKED", Optional.empty(), List.of())))), store, Work
                                .on(worker), new StackOperationsStore.Following(worker, tasks, Duration.ZERO,
                                        Duration.ZERO), CLOCK);
        var form = new DeployFormViewModel(store, new TemplateFormStore(gateway, _ -> new Choices(List.of(new Choice(
                "vpc-0a1b2c3d", "shop", "10.0.0.0/16", "")), false), worker, CLOCK), new RememberedValues(Preferences
                        .forgotten(),
                        TestFrame.LOCAL), EnvironmentKind.LOCAL, fxThread);
        var screen = new PipelinesScreen(new PipelinesViewModel(catalogue, store, navigator, EnvironmentKind.LOCAL,
                fxThread), new StackViewModel(store, fxThread, CLOCK), form, new OperationsViewModel(operations,
                        fxThread), new PipelinesScreen.Surroundings(navigator, poller, TestFrame.LOCAL, catalogue,
                                new GraphPictures(worker, fxThread), new LeftOversViewModel(new LeftOversStore(scripted(
                                        LeftOversGateway.class, Map.of()), store, Work.on(worker), CLOCK), store,
                                        navigator, TestFrame.LOCAL, fxThread), new StackLogsViewModel(new GroupLogs(
                                                scripted(
                                                        LogsGateway.class,
                                                        Map.of()), worker, CLOCK), poller, fxThread)));
        frame = new TestFrame(stage, navigator, poller, List.of(new ScreenEntry(Place.PIPELINES,
                new Destination.Pipelines(), () -> new ScreenEntry.Loaded(screen.root(), screen))));
    }

    /** Knows these answers, and of everything else that there is none. */
    private static <T> T scripted(Class<T> port, Map<String, Object> answers) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, (_, method, _) -> answers
                .getOrDefault(method.getName(), List.of())));
    }

    private static List<TemplateParameter> parameters() {
        var none = ParameterRules.none();
        var days = new ParameterRules(List.of(), Optional.empty(), Optional.empty(), ParameterRules.Bounds.none(),
                new ParameterRules.Bounds(Optional.of(BigDecimal.ONE), Optional.of(BigDecimal.valueOf(14))));
        var kinds = new ParameterRules(List.of("slow", "quick"), Optional.empty(), Optional.empty(),
                ParameterRules.Bounds.none(), ParameterRules.Bounds.none());
        return List.of(parameter("Vpc", "AWS::EC2::VPC::Id", "Where it lies.", "vpc-0a1b2c3d", none, "Network"),
                parameter("QueueName", "String", "What the shop sends its orders to.", "orders", none, "Queue"),
                parameter("Days", "Number", "How long messages stay: one to fourteen.", "4", days, "Queue"), parameter(
                        "Kind", "String", "", "slow", kinds, "Queue"), new TemplateParameter("Key", "String",
                                "What the shop signs with.", Optional.of("none"), true, none, Optional.empty(), ""));
    }

    private static TemplateParameter parameter(String name, String type, String description, String suggested,
            ParameterRules rules, String group) {
        return new TemplateParameter(name, type, description, Optional.of(suggested), false, rules, Optional.empty(),
                group);
    }

    @AfterEach
    void close() {
        poller.close();
    }

    @Test
    void looksAsItLooked(FxRobot robot) throws Exception {
        TestFrame.see(robot, "#failure-show");
        robot.clickOn("#failure-show");
        TestFrame.see(robot, "Archive");
        frame.golden("stack-failed");
        UitestApplication.CHOOSE.add(List.of(new File("/home/ada/orders.yaml")));
        TestFrame.onFx(() -> {
            navigator.go(new Destination.Pipelines());
            return true;
        });
        TestFrame.see(robot, "#deploy-template");
        robot.clickOn("#deploy-template");
        TestFrame.see(robot, "#parameter-Days");
        TestFrame.onFx(() -> {
            robot.lookup("#parameter-Days").queryAs(TextField.class).setText("15");
            return true;
        });
        TestFrame.see(robot, "#deploy-allow");
        frame.golden("deploy-form");
    }
}
