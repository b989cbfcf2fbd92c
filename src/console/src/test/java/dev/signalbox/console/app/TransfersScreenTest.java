package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.K;
import static javafx.scene.input.KeyCode.SPACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.fx.OpenFile;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.transfer.UploadRule;
import dev.signalbox.console.store.transfer.TransferSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Downloads and uploads in the real console, against the local cloud. */
class TransfersScreenTest extends ConsoleOnLocalCloud {
    private static final String TABLE = "#file-table";
    private static final byte[] LARGE = new byte[40 << 20];

    private S3Client s3;

    private void openFiles(String place) throws Exception {
        s3 = session.clients().client(S3Client.builder().forcePathStyle(true));
        s3.createBucket(b -> b.bucket("box"));
        new Random(1).nextBytes(LARGE);
        IntStream.range(0, 30).parallel().forEach(i -> put("many/%02d.txt".formatted(i), ("text " + i).getBytes()));
        put("large/film.bin", LARGE);
        put("plain/a.txt", "what it says".getBytes());
        open();
        operator.click("#nav-files");
        operator.sees("#address");
        go(place);
    }

    private void go(String place) throws Exception {
        operator.click("#address");
        Operator.onFx(() -> {
            ((TextField) stage.getScene().lookup("#address")).setText(place);
            return true;
        });
        operator.press(ENTER);
    }

    private void put(String key, byte[] bytes) {
        s3.putObject(b -> b.bucket("box").key(key), RequestBody.fromBytes(bytes));
    }

    private Path target(String name) throws IOException {
        var target = Files.createDirectories(folder.resolve(name));
        UitestApplication.CHOOSE.add(List.of(target.toFile()));
        return target;
    }

    private TaskState task() {
        return session.tasks().states().latest().getFirst();
    }

    @Test
    void downloadsUploadsAndReplacesByTheMouse(FxRobot robot) throws Exception {
        openFiles("s3://box/");
        var target = target("downloads");
        operator.choose(TABLE, "many/"::equals);
        operator.click("#download");
        operator.sees("Downloaded");
        assertThat(Files.list(target.resolve("many"))).hasSize(30);
        operator.shot("transfers-done-light");

        var file = Files.writeString(folder.resolve("note.txt"), "from here");
        upload(robot, file);
        operator.sees("Uploaded");
        operator.sees("note.txt");
        assertThat(s3.getObjectAsBytes(b -> b.bucket("box").key("note.txt")).asUtf8String()).isEqualTo("from here");
        Files.writeString(file, "changed since");
        upload(robot, file);
        operator.sees("Not complete");
        operator.dark(true);
        operator.shot("transfers-taken-dark");
        operator.dark(false);
        operator.click("Replace…");
        operator.click("Replace it");
        Eventually.on(() -> s3.getObjectAsBytes(b -> b.bucket("box").key("note.txt")).asUtf8String().equals(
                "changed since"));
        operator.sees("Uploaded");
        session.preferences().set(TransferSettings.BANDWIDTH, 2);
        target("slow");
        operator.choose(TABLE, "large/"::equals);
        operator.click("#download");
        operator.click("Pause");
        session.preferences().set(TransferSettings.BANDWIDTH, 1);
        operator.click("Resume");
        operator.click("Cancel");
        operator.sees("Cancelled");
        operator.click("Report…"); // nobody chose a file, so none is written
        operator.click("Remove");
        operator.click("Clear finished");
        Eventually.on(() -> Operator.onFx(() -> robot.lookup(".transfer-item").queryAll().isEmpty()));
    }

    @Test
    void opensWhatWasVerifiedAndTakesWhatIsDropped(FxRobot robot) throws Exception {
        openFiles("s3://box/plain/");
        var shown = new ArrayList<Path>();
        stage.addEventHandler(OpenFile.TYPE, event -> shown.add(event.file()));
        var target = target("downloads");
        Files.writeString(target.resolve("a.txt"), "was here before");
        operator.choose(TABLE, "a.txt"::equals);
        operator.click("#download");
        operator.click("Open");
        Eventually.on(() -> shown.equals(List.of(target.resolve("a (2).txt"))));
        Files.delete(shown.getFirst());
        operator.click("Open");
        operator.sees("The file is not there any more.");
        operator.click("Remove");

        var dropped = Files.writeString(folder.resolve("dropped.txt"), "by hand");
        try (var desktop = new FileManager(robot, List.of(dropped))) {
            assertThat(desktop.dropsOn(TABLE)).isTrue();
            operator.sees("Uploaded");
            assertThat(s3.getObjectAsBytes(b -> b.bucket("box").key("plain/dropped.txt")).asUtf8String()).isEqualTo(
                    "by hand");
            operator.click("Show in folder");
            assertThat(shown).last().isEqualTo(folder);
            operator.shot("transfers-source-light");
            session.preferences().set(TransferSettings.UPLOADS, UploadRule.REPLACE);
            Files.writeString(dropped, "another one");
            assertThat(desktop.dropsOn(TABLE)).isTrue();
            operator.click("Upload and replace");
            Eventually.on(() -> s3.getObjectAsBytes(b -> b.bucket("box").key("plain/dropped.txt")).asUtf8String()
                    .equals("another one"));
            operator.click("#up");
            operator.choose(TABLE, "plain/"::equals);
            operator.click("#up");
            operator.choose(TABLE, "box"::equals);
            assertThat(desktop.dropsOn(TABLE)).isFalse();
        }
        assertThat(session.tasks().states().latest()).hasSize(3);
    }

    private void upload(FxRobot robot, Path file) throws Exception {
        UitestApplication.CHOOSE.add(List.of(file.toFile()));
        operator.click("#upload");
        operator.click("Files…");
    }

    @Test
    void pausesResumesCancelsAndReportsByKeys(FxRobot robot) throws Exception {
        openFiles("s3://box/");
        var keys = new Keyboard(robot, stage);
        session.preferences().set(TransferSettings.BANDWIDTH, 2);
        var target = target("slow");
        var shown = new ArrayList<Path>();
        stage.addEventHandler(OpenFile.TYPE, event -> shown.add(event.file()));
        operator.choose(TABLE, "large/"::equals);
        keys.tabTo("#download").press(SPACE);
        operator.sees("Downloading");
        operator.sees("#scroll .meter");
        operator.click(".transfer-item .toggle-button");
        Eventually.on(() -> task().detail().contains("left"));
        operator.shot("transfers-running-light");
        keys.tabTo("Pause").press(SPACE);
        operator.sees("Paused");
        assertThat(Files.exists(target.resolve("large/film.bin"))).isFalse();
        operator.shot("transfers-paused-light");
        session.preferences().set(TransferSettings.BANDWIDTH, 0);
        keys.tabTo("Resume").press(SPACE);
        operator.sees("Downloaded");
        assertThat(target.resolve("large/film.bin")).hasBinaryContent(LARGE);
        keys.tabTo("Open").press(SPACE).confirm(); // whatever a .bin may be
        Eventually.on(() -> shown.equals(List.of(target.resolve("large/film.bin"))));
        keys.tabTo("Show in folder").press(SPACE);
        assertThat(shown).last().isEqualTo(target);
        UitestApplication.CHOOSE.add(List.of(folder.resolve("report.csv").toFile()));
        keys.tabTo("Report…").press(SPACE);
        Eventually.on(() -> Files.exists(folder.resolve("report.csv")));
        assertThat(folder.resolve("report.csv")).content().contains(
                "large/film.bin,large/film.bin,41943040,done,CRC32,");
        keys.tabTo("Remove").press(SPACE);
        Eventually.on(() -> Operator.onFx(() -> robot.lookup(".transfer-item").queryAll().isEmpty()));

        cancelsAndReplaces(keys);
    }

    private void cancelsAndReplaces(Keyboard keys) throws Exception {
        session.preferences().set(TransferSettings.BANDWIDTH, 1);
        var second = target("cancelled");
        keys.press(CONTROL, K).isLedTo(".text-field").write("s3://box/large/").press(ENTER);
        operator.sees("film.bin");
        keys.tabTo(TABLE).downTo(TABLE, "film.bin"::equals); // it was on Download…, which nothing is chosen for now
        keys.tabTo("#download").press(SPACE);
        keys.tabTo("Cancel").press(SPACE);
        operator.sees("Cancelled");
        assertThat(Files.list(second)).isEmpty();
        session.preferences().set(TransferSettings.BANDWIDTH, 0);
        UitestApplication.CHOOSE.add(List.of(Files.writeString(folder.resolve("film.bin"), "another film").toFile()));
        keys.shiftTabTo("#upload").menu(SPACE, "Files…");
        operator.sees("Not complete");
        keys.tabTo("Replace…").press(SPACE).confirm();
        Eventually.on(() -> s3.headObject(b -> b.bucket("box").key("large/film.bin")).contentLength() == 12);
    }
}
