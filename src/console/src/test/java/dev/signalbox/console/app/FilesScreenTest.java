package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.fx.Shot;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.model.files.FileEntry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;

/** The Files screen in the real console, against the local cloud. */
@ExtendWith(ApplicationExtension.class)
class FilesScreenTest {
    @TempDir static Path folder;

    private Stage stage;
    private Session session;
    private ConsoleWindow window;
    private S3Client s3;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
        session = Session.start(new Settings(folder.resolve("data-" + System.nanoTime()), Optional.of(0)));
        s3 = session.clients().client(S3Client.builder().forcePathStyle(true));
        s3.createBucket(b -> b.bucket("run-files"));
        put("1234567-a7f3/manifest.json", "{\"files\": [{\"name\": \"big.log\", \"size\": 500000}]}".getBytes());
        put("1234567-a7f3/big.log", "a line of a log\n".repeat(40_000).getBytes());
        put("1234567-a7f3/picture.png", picture());
        IntStream.range(0, 1_050).forEach(i -> put("many/key-%05d.txt".formatted(i), new byte[]{'x'}));
        window = new ConsoleWindow(stage, () -> session);
        window.open(folder.resolve("data"));
    }

    private static byte[] picture() {
        var image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        IntStream.range(0, 320 * 200).forEach(i -> image.setRGB(i % 320, i / 320, i % 320 / 2 << 16 | i / 320));
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void put(String key, byte[] bytes) {
        try {
            send(key, bytes);
        } catch (UncheckedIOException e) {
            send(key, bytes); // the JDK's client does not retry "Expect: 100-continue" on a connection that was closed
        }
    }

    private void send(String key, byte[] bytes) {
        s3.putObject(p -> p.bucket("run-files").key(key).checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromBytes(bytes));
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, window::close);
    }

    @Test
    void findsPreviewsAndDownloadsFiles(FxRobot robot) throws Exception {
        Eventually.on(() -> robot.lookup("#nav-files").tryQuery().isPresent());
        robot.clickOn("#nav-files");
        Eventually.on(() -> rows(robot) == 1);
        shot("files-buckets-light");
        choose(robot, "run-files").push(KeyCode.ENTER);
        Eventually.on(() -> rows(robot) == 2);
        choose(robot, "1234567-a7f3/").push(KeyCode.ENTER);
        Eventually.on(() -> rows(robot) == 3);

        choose(robot, "manifest.json");
        Eventually.on(() -> shown(robot).startsWith("All of it"));
        shot("files-json-light");
        robot.clickOn("Properties");
        shot("files-properties-light");
        robot.clickOn("Preview");
        choose(robot, "big.log");
        Eventually.on(() -> shown(robot).startsWith("The first 256 KiB of 625 KiB"));
        dark(true);
        shot("files-text-dark");
        dark(false);
        choose(robot, "picture.png");
        Eventually.on(() -> robot.lookup("#preview .image-view").tryQuery().isPresent());
        shot("files-picture-light");

        var target = Files.createDirectories(folder.resolve("downloads"));
        UitestApplication.CHOOSE.add(List.of(target.toFile()));
        choose(robot, "big.log");
        robot.clickOn("#download");
        Eventually.on(() -> Files.exists(target.resolve("big.log")));
        assertThat(target.resolve("big.log")).hasSize(640_000);
        Eventually.on(() -> session.tasks().states().latest().getFirst().detail().contains("1 checked by sha256"));
    }

    @Test
    void pagesAsItScrollsAndReadsAnyAddress(FxRobot robot) throws Exception {
        Eventually.on(() -> robot.lookup("#nav-files").tryQuery().isPresent());
        robot.clickOn("#nav-files");
        Eventually.on(() -> rows(robot) == 1);
        go(robot, "arn:aws:s3:::run-files/many/");
        Eventually.on(() -> rows(robot) == 1_000);
        ScrollBar bar = robot.lookup("#file-table").query().lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast).filter(b -> b.getOrientation() == Orientation.VERTICAL)
                .findFirst().orElseThrow();
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> bar.setValue(0.9));
        Eventually.on(() -> rows(robot) == 1_050);

        go(robot, "s3://no-such-bucket/");
        Eventually.on(() -> robot.lookup(".note").tryQuery().isPresent());
        shot("files-failed-light");
        go(robot, "s3://run-files/many/key-0000");
        Eventually.on(() -> rows(robot) == 10);
    }

    /** Clicks on the row once it is laid out. */
    private static FxRobot choose(FxRobot robot, String name) throws Exception {
        Eventually.on(() -> {
            if (robot.lookup(name).tryQuery().isPresent()) {
                robot.clickOn(name);
            }
            var table = robot.lookup("#file-table").queryTableView();
            return table.getSelectionModel().getSelectedItem() instanceof FileEntry e && e.name().equals(name);
        });
        return robot;
    }

    private static String shown(FxRobot robot) {
        return robot.lookup("#shown").tryQueryAs(Labeled.class).map(Labeled::getText).orElse("");
    }

    private void go(FxRobot robot, String address) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> robot.lookup("#address").queryAs(TextField.class).setText(
                address));
        robot.clickOn("#address").push(KeyCode.ENTER);
    }

    private static int rows(FxRobot robot) {
        return robot.lookup("#file-table").tryQueryAs(TableView.class).map(t -> t.getItems().size()).orElse(-1);
    }

    private void dark(boolean on) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Theme.setDark(stage.getScene(), on));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void shot(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.asyncFx(() -> {
            Shot.save(stage.getScene(), 1, Path.of("target/shots", name + ".png"));
            return null;
        }).get(10, TimeUnit.SECONDS);
    }
}
