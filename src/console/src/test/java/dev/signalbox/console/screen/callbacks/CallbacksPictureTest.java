package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.CallbackUrl;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.ProviderResponse;
import dev.signalbox.console.model.TaskToken;
import dev.signalbox.console.store.CallbacksStore;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Work;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.callbacks.Answering;
import dev.signalbox.console.store.callbacks.CallbackSender;
import dev.signalbox.console.store.callbacks.SentJournal;
import dev.signalbox.console.store.callbacks.SentRecord;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The inbox as it looked when somebody looked at it. */
@ExtendWith(ApplicationExtension.class)
class CallbacksPictureTest {
    private static final Instant NOW = Instant.parse("2026-03-10T14:03:10Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final ScriptedCallbacks callbacks = new ScriptedCallbacks();
    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), new RealTime()));
    private final Navigator navigator = new Navigator(new Destination.Callbacks());
    private TestFrame frame;

    @Start
    void start(Stage stage) {
        callbacks.list = List.of(waiting("1000001-a7f3", "1000001", Duration.ofMinutes(134), Optional.of(Duration
                .ofDays(
                        1))), waiting("1000002-1b20", "1000002", Duration.ofHours(23), Optional.of(Duration.ofDays(1))),
                waiting("1000003-99c1", "1000003", Duration.ofDays(12), Optional.empty()));
        var store = new CallbacksStore(callbacks, new Answering(new CallbackSender(callbacks,
                (_, _) -> new ProviderResponse(200, "\"Callback sent\"", Duration.ofMillis(5), NOW), CLOCK),
                new SentRecord(SentJournal.forgotten()), new Tasks(CLOCK)), Work.on(new SerialWorker("test")), CLOCK);
        var inbox = new CallbacksViewModel(store, new FxThread(), CLOCK);
        var around = new CallbacksController.Surroundings(navigator, poller, TestFrame.LOCAL, CLOCK);
        frame = new TestFrame(stage, navigator, poller, List.of(new ScreenEntry(Place.CALLBACKS,
                new Destination.Callbacks(), () -> ScreenEntry.Loaded.of(Views.CALLBACKS, new CallbacksController(inbox,
                        new SimulatorViewModel(store, new FxThread()), around)))));
    }

    @AfterEach
    void close() {
        poller.close();
    }

    @Test
    void looksAsItLooked(FxRobot robot) throws Exception {
        TestFrame.see(robot, "1000002-1b20");
        frame.golden("callbacks");
        robot.clickOn("1000001-a7f3");
        TestFrame.see(robot, "Send as provider");
        frame.golden("callbacks-one");
        robot.push(KeyCode.CONTROL, KeyCode.A);
        Eventually.on(() -> robot.lookup(n -> n instanceof Labeled l && l.getText() != null && l.getText().endsWith(
                "3 selected")).tryQuery()
                .isPresent());
        frame.golden("callbacks-several");
        callbacks.failure = new Failure.Throttled("ThrottlingException", "Rate exceeded", Optional.of("r-1"));
        TestFrame.see(robot, "Retry");
        frame.golden("callbacks-stale");
    }

    private static PendingCallback waiting(String name, String project, Duration age, Optional<Duration> timeout) {
        return new PendingCallback("arn:aws:states:local-1:000000000000:execution:callback-download:" + name, name,
                "callback-download", Optional.of(project), "WaitForCallback", NOW.minus(age), timeout, Optional.empty(),
                Optional.of(new TaskToken("token-1")), 5, Optional.of(new CallbackUrl(URI.create(
                        "http://127.0.0.1:4566/callback/" + name + "?secret=0123456789abcdef0123456789abcdef"))),
                "{\"projectid\":\"" + project + "\"}");
    }
}
