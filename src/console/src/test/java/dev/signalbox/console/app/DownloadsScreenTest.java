package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.K;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.TAB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.http.RealDownloadService;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** The Downloads screen in the real console, with the real service on a real Redis. */
class DownloadsScreenTest extends ConsoleOnLocalCloud {
    private static final String TABLE = "#download-table";
    private RealDownloadService service;
    private String lost = "";
    private String waiting = "";

    private Keyboard keys;

    @BeforeEach
    void serve(FxRobot robot) throws Exception {
        keys = new Keyboard(robot, stage);
        service = new RealDownloadService(Files.createDirectories(folder.resolve("redis")));
        service.processorLives();
        lost = service.enqueue("lost");
        service.download();
        service.failCallbacks();
        waiting = service.enqueue("waiting");
        open();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void addsAServiceActsOnJobsAndLimitsAndEnqueues() throws Exception {
        operator.click("#nav-downloads");
        operator.sees(
                "No download service here. Deploy the pipeline \"download-service\" (Pipelines), or add one that runs elsewhere.");
        operator.click("Add a service…");
        type("#form-name", "real");
        type("#form-address", service.url().toString());
        type("#form-key", RealDownloadService.KEY.secret());
        operator.click("#form-do");
        Eventually.on(() -> operator.rows(TABLE) == 2);
        assertThat(Files.readString(session.dataFolder().resolve("download-service-keys.json"))).contains(
                RealDownloadService.KEY.secret());

        operator.choose(TABLE, "lost"::equals);
        Eventually.on(() -> operator.text("#download-status").equals("Callback failed"));
        operator.shot("downloads-job-real-light");
        operator.click("#download-retry");
        Eventually.on(() -> service.status(lost).equals("callback_pending"));
        operator.choose(TABLE, "waiting"::equals);
        operator.click("#downloads-cancel");
        operator.click(".dialog-pane .danger");
        Eventually.on(() -> service.status(waiting).equals("canceled"));
        limits();
        enqueues();
        assertThat(Files.readString(session.ledger().file())).contains("POST /retry/id", "POST /jobs/id/cancel",
                "PATCH /aggregations/id", "POST /download").doesNotContain(RealDownloadService.KEY.secret());
    }

    private void type(String field, String text) throws Exception {
        operator.click(field);
        keys.fill(text);
    }

    private void limits() throws Exception {
        service.enqueue("slow");
        operator.click("#downloads-tab-aggregations");
        operator.choose("#aggregation-table", "slow"::equals);
        operator.click("#aggregation-change");
        type("#form-limit", "9");
        operator.click("#form-do");
        Eventually.on(() -> service.limit("slow") == 9);
        operator.click("#aggregation-release");
        operator.sees("Releasing the limits of slow: done");
        operator.click("#aggregation-jobs");
        Eventually.on(() -> operator.rows(TABLE) == 1);
    }

    /** What the service finds wrong stands beside the field. */
    private void enqueues() throws Exception {
        operator.click("#enqueue");
        type("#form-url", "https://files.example.com/b.png");
        type("#form-aggr_id", "mine");
        operator.click("#form-callback_type");
        operator.click("http");
        type("#form-callback_dst", "no address");
        operator.click("#enqueue-send");
        operator.sees("callback_dst must begin with http:// or https://");
        operator.shot("downloads-refused-light");
        type("#form-callback_dst", "https://client.example.com/done");
        operator.click("#enqueue-send");
        operator.click("Open job");
        Eventually.on(() -> operator.text("#download-status").equals("Pending"));
    }

    @Test
    void doesItAllByKeys() throws Exception {
        keys.press(CONTROL, K).isLedTo(".text-field").write("downloads").press(ENTER);
        keys.tabTo("Add a service…").press(SPACE).isLedTo("#form-name").write("real").press(TAB).fill(service.url()
                .toString()).tabTo("#form-key").write(RealDownloadService.KEY.secret()).press(CONTROL, ENTER);
        keys.until(() -> operator.rows(TABLE) == 2);
        keys.tabTo(TABLE).downTo(TABLE, "lost"::equals).tabTo("#download-retry").press(SPACE);
        keys.until(() -> service.status(lost).equals("callback_pending"));
        keys.shiftTabTo(TABLE).downTo(TABLE, "waiting"::equals).shiftTabTo("#downloads-cancel").press(SPACE).confirm();
        keys.until(() -> service.status(waiting).equals("canceled"));

        limitsByKeys();
        keys.press(CONTROL, K).isLedTo(".text-field").write("enqueue downloads").press(ENTER);
        keys.tabTo("#form-url").write("https://files.example.com/1\nhttps://files.example.com/2").tabTo("#form-aggr_id")
                .write("many").tabTo("#form-s3_bucket").write("own").press(TAB).write("eu-west-1").press(CONTROL,
                        ENTER).confirm();
        keys.until(() -> service.pending() == 3);
        operator.sees("Ended: 2 done, 0 refused");
        operator.shot("downloads-many-light");
    }

    private void limitsByKeys() throws Exception {
        service.enqueue("slow");
        keys.shiftTabTo("#downloads-tabs").press(RIGHT);
        keys.until(() -> operator.rows("#aggregation-table") == 1);
        keys.tabTo("#aggregation-table").downTo("#aggregation-table", "slow"::equals).shiftTabTo("#aggregation-change")
                .press(SPACE).isLedTo("#form-limit").fill("7").press(CONTROL, ENTER);
        keys.until(() -> service.limit("slow") == 7);
    }
}
