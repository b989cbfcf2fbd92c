package dev.signalbox.console.screen.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.gateway.update.Feed;
import dev.signalbox.console.gateway.update.FeedException;
import dev.signalbox.console.gateway.update.FeedGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.update.Policy;
import dev.signalbox.console.model.update.Release;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.update.Updates;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What Settings say of newer versions, by mouse and by keys. */
@ExtendWith(ApplicationExtension.class)
class UpdatingTest {
    private static final Path FILE = Path.of("/etc/signalbox/policy.json");
    private static final URI PAGE = URI.create("https://example.com/download");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), new RealTime()));
    private final List<URI> opened = new CopyOnWriteArrayList<>();
    private final Preferences memory = Preferences.forgotten();
    private Stage stage;

    @Start
    void start(Stage of) {
        stage = of;
        stage.addEventHandler(OpenLink.TYPE, e -> opened.add(e.address()));
    }

    @AfterEach
    void close() {
        poller.close();
    }

    @Test
    void looksNowAndOpensTheDownloadPageByTheMouse(FxRobot robot) throws Exception {
        TestFrame frame = show(Policy.none(FILE), Optional.of(URI.create("https://updates.example/feed.json")));
        TestFrame.see(robot, "#settings-update-open");
        robot.clickOn("#settings-update-look");
        TestFrame.see(robot, "Version 0.2.0 is there.");
        frame.shots("settings-update-there");
        robot.clickOn("#settings-update-open");
        Eventually.on(() -> opened.equals(List.of(PAGE)));
    }

    /** What is known of updates outlives every window. */
    @Test
    void whatIsNotShownHearsNothing(FxRobot robot) throws Exception {
        AtomicInteger heard = new AtomicInteger();
        Updates updates = updates(Policy.none(FILE), Optional.empty());
        VBox root = TestFrame.onFx(() -> {
            VBox box = new VBox(new Updating(updates, task -> {
                heard.incrementAndGet();
                new FxThread().execute(task);
            }).section().content().get());
            stage.setScene(new Scene(box));
            stage.show();
            return box;
        });
        updates.begin();
        Eventually.on(() -> robot.lookup("#settings-update-wanted").tryQuery().isPresent() && heard.get() > 0);
        TestFrame.onFx(() -> {
            stage.hide();
            return null;
        });
        int before = heard.get();
        updates.want(false);
        assertThat(heard).hasValue(before);
        TestFrame.onFx(() -> {
            stage.show();
            return null;
        });
        Eventually.on(() -> !((CheckBox) root.lookup("#settings-update-wanted")).isSelected());
        assertThat(heard).hasValueGreaterThan(before);
    }

    @Test
    void isTurnedOffByKeys(FxRobot robot) throws Exception {
        show(Policy.none(FILE), Optional.of(URI.create("https://updates.example/feed.json")));
        TestFrame.see(robot, "#settings-update-open");
        TestFrame.onFx(() -> {
            robot.lookup("#settings-update-wanted").query().requestFocus();
            return null;
        });
        robot.push(KeyCode.SPACE);
        Eventually.on(() -> !robot.lookup("#settings-update-wanted").queryAs(CheckBox.class).isSelected());
        robot.push(KeyCode.TAB).push(KeyCode.TAB).push(KeyCode.SPACE);
        Eventually.on(() -> opened.equals(List.of(PAGE)));
    }

    @Test
    void saysWhatTheAdministratorDecidedAndWhere(FxRobot robot) throws Exception {
        TestFrame frame = show(new Policy(FILE, true, Optional.of(false), Optional.of(URI.create(
                "https://inside.example/feed.json")), List.of("\"colour\" is not known to this version")), Optional.of(
                        URI
                                .create("https://updates.example/feed.json")));
        TestFrame.see(robot, "Your administrator has turned this off, in /etc/signalbox/policy.json.");
        assertThat(robot.lookup("#settings-update-wanted").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#settings-update-look").query().isDisabled()).isTrue();
        frame.golden("settings-update");
    }

    @Test
    void saysThatABuildHasNoAddress(FxRobot robot) throws Exception {
        show(Policy.none(FILE), Optional.empty());
        TestFrame.see(robot,
                "This build has no update address: whoever built it did not give one, so nothing is looked for.");
        assertThat(robot.lookup("#settings-update-look").query().isDisabled()).isTrue();
    }

    private Updates updates(Policy policy, Optional<URI> address) {
        return new Updates(() -> new Updates.Ways(policy, address, new Scripted()), "0.1.0", () -> memory, Clock.fixed(
                NOON, ZoneOffset.UTC), Runnable::run);
    }

    private TestFrame show(Policy policy, Optional<URI> address) throws Exception {
        Updates updates = updates(policy, address);
        return TestFrame.onFx(() -> {
            var section = new Updating(updates, new FxThread()).section();
            var frame = new TestFrame(stage, new Navigator(new Destination.Settings()), poller, List.of(new ScreenEntry(
                    Place.SETTINGS, new Destination.Settings(), () -> ScreenEntry.Loaded.of(Views.SETTINGS,
                            new SettingsController(List.of(section))))));
            updates.begin();
            return frame;
        });
    }

    private static final class Scripted implements FeedGateway {
        @Override
        public Feed fetch(URI address, Instant now) {
            return new Feed(1, NOON, NOON.plusSeconds(60), new Release("0.2.0", "Faster lists", PAGE), "feed");
        }

        @Override
        public Feed check(String signed, Instant now) throws FeedException {
            return fetch(PAGE, now);
        }
    }
}
