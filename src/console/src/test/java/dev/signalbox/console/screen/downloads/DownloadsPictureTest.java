package dev.signalbox.console.screen.downloads;

import static dev.signalbox.console.screen.downloads.ScriptedDownloads.NOON;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.downloads.DownloadStatus;
import dev.signalbox.console.model.downloads.ServiceInstance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The Downloads screen as it looked when somebody looked at it. */
@ExtendWith(ApplicationExtension.class)
class DownloadsPictureTest {
    @TempDir static Path folder;
    private final ScriptedDownloads service = new ScriptedDownloads();
    private DownloadsDesk desk;
    private TestFrame frame;

    @Start
    void start(Stage stage) {
        desk = new DownloadsDesk(service, folder, 100, new FxThread());
        List.of(DownloadStatus.DOWNLOADING, DownloadStatus.DOWNLOADING, DownloadStatus.PENDING, DownloadStatus.PENDING,
                DownloadStatus.PENDING, DownloadStatus.CALLBACK_PENDING, DownloadStatus.CALLBACK_FAILED,
                DownloadStatus.CALLBACK_FAILED, DownloadStatus.FAILED, DownloadStatus.DONE, DownloadStatus.CANCELED)
                .forEach(s -> service.add("kX3vQ9aLm2Zr%02d".formatted(service.jobs.size()), s, "photo-%03d.png"
                        .formatted(service.jobs.size())));
        service.aggregation("files.example.com", 4, 0, 312);
        service.aggregation("images.partner.example", 8, 2.5, 41);
        service.aggregation("slow.example.org", 1, 0.5, 7);
        quarterOfAnHour();
        frame = new TestFrame(stage, desk.around.navigator(), desk.poller, List.of(new ScreenEntry(Place.DOWNLOADS,
                new Destination.Downloads(), () -> ScreenEntry.Loaded.of(Views.DOWNLOADS, new DownloadsController(
                        desk.around)))));
    }

    /** Counters go up, a processor is lost near the end. */
    private void quarterOfAnHour() {
        long done = 0;
        for (int i = 0; i <= 70; i++) {
            done += 30 + 7L * (i * i % 13);
            desk.now(NOON.minusSeconds(700 - 10L * i));
            service.instances.clear();
            var at = desk.around.now();
            service.instances.add(new ServiceInstance("api", "ip-10-0-1-12-api", at, Map.of("alive", 1L)));
            service.instances.add(new ServiceInstance("processor", "ip-10-0-1-13-processor", at, Map.of("workers", 6L,
                    "maxWorkers", 64L, "download.response.200", done, "download.response.404", 3L * i,
                    "download.response.tls", (long) i / 9, "failures", 1L)));
            service.instances.add(new ServiceInstance("processor", "ip-10-0-2-40-processor", NOON.minusSeconds(95), Map
                    .of("workers", 2L, "maxWorkers", 64L, "download.response.200", 512L)));
            service.instances.add(new ServiceInstance("notifier", "ip-10-0-1-14-notifier", at.minusSeconds(9), Map.of(
                    "successfulCallbacks", done, "failedCallbacks", (long) i / 5)));
            if (i == 0) {
                desk.add("Images, eu-west-1", "https://downloads.example.com");
            } else {
                desk.store.count();
            }
        }
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void looksAsItLooked(FxRobot robot) throws Exception {
        see(robot, "kX3vQ9aLm2Zr06");
        robot.clickOn("kX3vQ9aLm2Zr06");
        see(robot, "Post \"https://client.example.com/callbacks\": status 503");
        frame.golden("downloads-job");
        robot.clickOn("#downloads-tab-aggregations");
        robot.clickOn("images.partner.example");
        frame.golden("downloads-aggregations");
        robot.clickOn("#downloads-tab-instances");
        see(robot, "Not seen");
        frame.golden("downloads-instances");
        robot.clickOn("#downloads-tab-statistics");
        see(robot, "404");
        frame.golden("downloads-statistics");
        robot.clickOn("#downloads-tab-enqueue");
        robot.clickOn("#form-url");
        robot.write("https://files.example.com/a.png\nhttps://files.example.com/b.png\nb.png");
        robot.clickOn("#form-aggr_id").write("files.example.com");
        robot.clickOn("#form-callback_type").clickOn("http");
        robot.clickOn("#form-callback_dst").write("https://client.example.com/callbacks");
        see(robot, "no http or https address");
        frame.golden("downloads-enqueue");
    }

    @Test
    void saysWhatToDoAboutAServiceThatDoesNotAnswer(FxRobot robot) throws Exception {
        see(robot, "kX3vQ9aLm2Zr06");
        service.failure = Optional.of(new Failure.Unexpected("HTTP 503", "Redis does not answer", Optional.empty()));
        desk.store.refresh();
        see(robot, ".banner");
        service.failure = Optional.of(new Failure.Denied("HTTP 401", "No API key that this service knows", Optional
                .empty()));
        desk.add("Another", "https://other.example.com");
        desk.store.choose(desk.store.desk().latest().services().getFirst());
        see(robot,
                "The service does not take this key, or wants one. Enter another by Services, Change this service.");
        frame.golden("downloads-denied");
    }

    /** From within: looking from outside may see half of a change. */
    private static void see(FxRobot robot, String query) throws Exception {
        Eventually.on(() -> TestFrame.onFx(() -> robot.lookup(query).tryQuery().isPresent()));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
