package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
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
    private static final String TABLE = "#file-table";

    @TempDir static Path folder;

    private Stage stage;
    private Session session;
    private ConsoleWindow window;

    /** The objects are put once and before any window is there; each test finds them where the local cloud kept them. */
    @BeforeAll
    static void putObjects() {
        try (var before = Session.start(settings())) {
            var s3 = before.clients().client(S3Client.builder().forcePathStyle(true));
            s3.createBucket(b -> b.bucket("run-files"));
            put(s3, "1234567-a7f3/manifest.json", "{\"files\": [{\"name\": \"big.log\", \"size\": 500000}]}"
                    .getBytes());
            put(s3, "1234567-a7f3/big.log", "a line of a log\n".repeat(40_000).getBytes());
            put(s3, "1234567-a7f3/picture.png", picture());
            IntStream.range(0, 1_050).parallel().forEach(i -> put(s3, "many/key-%05d.txt".formatted(i), new byte[]{
                    'x'}));
        }
    }

    private static Settings settings() {
        return new Settings(folder.resolve("data"), Optional.of(0));
    }

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
        session = Session.start(settings());
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

    private static void put(S3Client s3, String key, byte[] bytes) {
        try {
            send(s3, key, bytes);
        } catch (UncheckedIOException e) {
            send(s3, key, bytes); // the JDK's client does not retry "Expect: 100-continue" on a connection that was closed
        }
    }

    private static void send(S3Client s3, String key, byte[] bytes) {
        s3.putObject(p -> p.bucket("run-files").key(key).checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromBytes(bytes));
    }

    @AfterEach
    void close() throws Exception {
        Operator.leave();
        WaitForAsyncUtils.waitForAsyncFx(10_000, window::close);
    }

    @Test
    void findsPreviewsAndDownloadsFiles(FxRobot robot) throws Exception {
        var operator = new Operator(robot, stage);
        operator.click("#nav-files");
        Eventually.on(() -> operator.rows(TABLE) == 1);
        operator.shot("files-buckets-light");
        choose(operator, "run-files");
        operator.press(KeyCode.ENTER);
        Eventually.on(() -> operator.rows(TABLE) == 2);
        choose(operator, "1234567-a7f3/");
        operator.press(KeyCode.ENTER);
        Eventually.on(() -> operator.rows(TABLE) == 3);

        choose(operator, "manifest.json");
        Eventually.on(() -> operator.text("#shown").startsWith("All of it"));
        operator.shot("files-json-light");
        operator.click("Properties");
        operator.shot("files-properties-light");
        operator.click("Preview");
        choose(operator, "big.log");
        Eventually.on(() -> operator.text("#shown").startsWith("The first 256 KiB of 625 KiB"));
        operator.dark(true);
        operator.shot("files-text-dark");
        operator.dark(false);
        choose(operator, "picture.png");
        operator.sees("#preview .image-view");
        operator.shot("files-picture-light");

        var target = Files.createDirectories(folder.resolve("downloads"));
        UitestApplication.CHOOSE.add(List.of(target.toFile()));
        choose(operator, "big.log");
        operator.click("#download");
        Eventually.on(() -> Files.exists(target.resolve("big.log")));
        assertThat(target.resolve("big.log")).hasSize(640_000);
        Eventually.on(() -> session.tasks().states().latest().getFirst().detail().contains("1 checked"));
    }

    @Test
    void goesThroughFoldersByKeysAlone(FxRobot robot) throws Exception {
        var operator = new Operator(robot, stage);
        operator.click("#nav-files");
        Eventually.on(() -> operator.rows(TABLE) == 1);
        choose(operator, "run-files");
        operator.press(KeyCode.ENTER);
        Eventually.on(() -> operator.rows(TABLE) == 2);
        operator.press(KeyCode.DOWN);
        operator.press(KeyCode.ENTER);
        Eventually.on(() -> operator.rows(TABLE) == 3);
    }

    @Test
    void pagesAsItScrollsAndReadsAnyAddress(FxRobot robot) throws Exception {
        var operator = new Operator(robot, stage);
        operator.click("#nav-files");
        Eventually.on(() -> operator.rows(TABLE) == 1);
        go(operator, robot, "arn:aws:s3:::run-files/many/");
        Eventually.on(() -> operator.rows(TABLE) == 1_000);
        Operator.onFx(() -> {
            robot.lookup(TABLE).query().lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast)
                    .filter(b -> b.getOrientation() == Orientation.VERTICAL).forEach(b -> b.setValue(0.9));
            return true;
        });
        Eventually.on(() -> operator.rows(TABLE) == 1_050);

        go(operator, robot, "s3://no-such-bucket/");
        operator.sees(".note");
        operator.shot("files-failed-light");
        go(operator, robot, "s3://run-files/many/key-0000");
        Eventually.on(() -> operator.rows(TABLE) == 10);
    }

    private static void go(Operator operator, FxRobot robot, String address) throws Exception {
        Operator.onFx(() -> {
            robot.lookup("#address").queryAs(TextField.class).setText(address);
            return true;
        });
        operator.click("#address");
        operator.press(KeyCode.ENTER);
    }

    private static void choose(Operator operator, String name) throws Exception {
        operator.choose(TABLE, name::equals);
    }
}
