package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.ENTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.model.EnvironmentInfo.Kind;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What is done at once in the local cloud, and asked everywhere else. */
class DangerInEarnestTest extends LockedConsole {
    private static final String TABLE = "#file-table";
    private S3Client s3;

    DangerInEarnestTest() {
        super(Kind.TEST);
    }

    @Override
    void seed() {
        s3 = door.client(S3Client.builder().forcePathStyle(true));
        s3.createBucket(b -> b.bucket("plain"));
        s3.putObject(b -> b.bucket("plain").key("a.txt"), RequestBody.fromString("first"));
    }

    private boolean isThere() {
        return !s3.listObjectsV2(b -> b.bucket("plain")).contents().isEmpty();
    }

    @Test
    void anAnswerToACallbackIsAsked() throws Exception {
        session.lock().unlock(Duration.ofMinutes(15));
        try (var asking = new AskingPipeline(session, List.of("one"))) {
            open();
            operator.click("#nav-callbacks");
            operator.choose("#table", "one"::equals);
            operator.click("#send");
            operator.sees("#confirm-verb");
            assertThat(asking.status("one")).isEqualTo(ExecutionStatus.RUNNING);
            operator.click("#confirm-verb");
            Eventually.on(() -> asking.status("one") == ExecutionStatus.SUCCEEDED);
        }
    }

    @Test
    void anObjectThatIsGoneForGoodIsTyped(FxRobot robot) throws Exception {
        session.lock().unlock(Duration.ofMinutes(15));
        open();
        operator.click("#nav-files");
        operator.choose(TABLE, "plain"::equals);
        operator.press(ENTER);
        operator.choose(TABLE, "a.txt"::equals);
        operator.click("#acts");
        operator.click("Delete…");
        operator.sees("#confirm-name");
        assertThat(Operator.onFx(() -> robot.lookup("#confirm-verb").queryButton().isDisabled())).isTrue();
        robot.clickOn("#confirm-name", MouseButton.PRIMARY).write("a.txt");
        operator.click("#confirm-verb");
        Eventually.on(() -> !isThere());
    }

    @Test
    void onePressUnlocksWhatIsNotProduction() throws Exception {
        open();
        operator.click("#lock-button > .label");
        Eventually.on(() -> operator.text("#lock-button").startsWith("Changes allowed · 1"));
    }
}
