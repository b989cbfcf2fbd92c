package dev.signalbox.console.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.Golden;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.OpenFile;
import dev.signalbox.console.fx.Shot;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.report.Defects;
import dev.signalbox.console.model.report.Person;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A defect is told in one window, and what is saved of it has no secret in it. */
@ExtendWith(ApplicationExtension.class)
class CrashReportTest {
    private static final List<String> SECRETS = List.of("AKIAIOSFODNN7EXAMPLE",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "hunter2", "123456789012", "olga", "AQC" + "x1Y".repeat(50),
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "0123456789abcdef0123456789abcdef");
    private static final Golden GOLDEN = new Golden(Path.of("src/test/resources/golden"), Path.of("target/golden"),
            0.0005);
    @TempDir Path folder;
    private final List<Path> opened = new CopyOnWriteArrayList<>();
    private CrashHandler handler;
    private ReportMaker maker;
    private ReportWindow window;

    @Start
    void start(Stage stage) throws IOException {
        List.copyOf(Window.getWindows()).forEach(Window::hide); // left by a test before
        Path log = folder.resolve("logs").resolve("console.log");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "first line\n" + IntStream.range(0, SECRETS.size()).mapToObj(i -> "2026-01-01 INFO "
                + place(
                        i, SECRETS.get(i))).collect(Collectors.joining("\n")) + "\nlast line\n");
        var prod = new EnvironmentInfo(EnvironmentInfo.Kind.PROD, "PROD", "orders", "123456789012", "eu-central-1", URI
                .create("https://aws.amazon.com"), EnvironmentInfo.Entrance.of(EnvironmentInfo.Kind.PROD));
        maker = new ReportMaker(log, () -> List.of(new ReportMaker.Open(prod,
                "{\n  \"look.theme\" : \"DARK\"\n}", log)), () -> new Person("/home/olga", "olga", ""));
        window = new ReportWindow(s -> s.addEventHandler(OpenFile.TYPE, e -> opened.add(e.file())), maker, log
                .getParent());
        handler = new CrashHandler(new LatestOnFx<>(new FxThread(), window::tell));
        UitestApplication.CHOOSE.clear();
    }

    private static String place(int i, String secret) {
        return switch (i) {
            case 1 -> "aws_secret_access_key = " + secret;
            case 2 -> "https://olga:" + secret + "@proxy/";
            case 4 -> "/home/" + secret + "/data/x.csv";
            case 7 -> "https://b.s3.amazonaws.com/k?X-Amz-Signature=" + secret;
            default -> "/tmp/dump-" + secret + ".json";
        };
    }

    @AfterEach
    void close() throws Exception {
        TestFrame.onFx(() -> {
            List.copyOf(Window.getWindows()).forEach(Window::hide);
            return null;
        });
    }

    @Test
    void isToldOnceCountedAndSavedWithoutSecrets(FxRobot robot) throws Exception {
        breaks(1);
        TestFrame.see(robot, "Something in Signalbox is broken");
        Eventually.on(() -> text(robot).contains("last line"));
        String code = robot.lookup("#code").queryAs(TextField.class).getText();
        assertThat(code).matches("[0-9A-F]{4}-[0-9A-F]{4}");
        breaks(3);
        TestFrame.see(robot, "Seen 4 times.");
        Eventually.on(() -> text(robot).contains("Defect " + code + ", seen 4 times"));
        assertThat(TestFrame.onFx(() -> Window.getWindows().size())).isOne();
        Path zip = folder.resolve("report.zip");
        UitestApplication.CHOOSE.add(List.of(zip.toFile()));
        robot.clickOn("#report-save");
        Eventually.on(() -> Files.exists(zip) && robot.lookup(".note").tryQuery().isPresent());
        Map<String, String> saved = unzip(zip);
        assertThat(saved).containsOnlyKeys("log.txt", "report.txt", "settings.json", "stack.txt");
        assertThat(saved.toString()).doesNotContainIgnoringCase(SECRETS.toArray(String[]::new));
        assertThat(saved.get("report.txt")).contains(code, "PROD, Region eu-central-1, AWS", "Java        25");
        assertThat(saved.get("stack.txt")).contains("CrashReportTest.breaks(CrashReportTest.java:");
        assertThat(saved.get("settings.json")).contains("DARK");
        assertThat(saved.get("log.txt")).startsWith("first line\n").endsWith("last line\n");
        assertThat(String.join("\n", saved.values()).lines()).as("all of it was shown").allSatisfy(line -> assertThat(
                text(robot)).contains(line));
    }

    @Test
    void theCodeIsCopiedTheLogsOpenedAndAccountsLeftInByKeys(FxRobot robot) throws Exception {
        breaks(1);
        Eventually.on(() -> text(robot).contains("last line"));
        assertThat(text(robot)).contains("/tmp/dump-account-").doesNotContain("123456789012");
        TestFrame.onFx(() -> {
            robot.lookup("#report-accounts").query().requestFocus();
            return null;
        });
        robot.push(KeyCode.SPACE);
        Eventually.on(() -> text(robot).contains("/tmp/dump-123456789012.json"));
        robot.push(KeyCode.TAB).push(KeyCode.SPACE);
        Eventually.on(() -> opened.equals(List.of(folder.resolve("logs"))));
        robot.push(KeyCode.TAB).push(KeyCode.SPACE);
        String code = robot.lookup("#code").queryAs(TextField.class).getText();
        Eventually.on(() -> TestFrame.onFx(() -> code.equals(Clipboard.getSystemClipboard().getString())));
        TestFrame.onFx(() -> {
            robot.lookup("#report-lines").query().requestFocus(); // a list keeps Escape for itself
            return null;
        });
        robot.push(KeyCode.ESCAPE);
        Eventually.on(() -> TestFrame.onFx(() -> Window.getWindows().isEmpty()));
    }

    @Test
    void whatWasToldAndClosedDoesNotComeBackBySelf(FxRobot robot) throws Exception {
        breaks(1);
        TestFrame.see(robot, "Something in Signalbox is broken");
        robot.push(KeyCode.ESCAPE);
        Eventually.on(() -> TestFrame.onFx(() -> Window.getWindows().isEmpty()));
        breaks(1);
        TestFrame.onFx(() -> null);
        assertThat(TestFrame.onFx(() -> Window.getWindows().size())).isZero();
        handler.uncaughtException(Thread.currentThread(), new ArithmeticException("another"));
        TestFrame.see(robot, "Something in Signalbox is broken");
    }

    @Test
    void whatCannotBeToldIsNotTriedForEver() throws Exception {
        AtomicInteger tried = new AtomicInteger();
        ReportWindow broken = new ReportWindow(_ -> {
            tried.incrementAndGet();
            throw new NoClassDefFoundError("a class that cannot be loaded");
        }, maker, folder);
        Defects.Seen defect = new Defects().saw("worker", new IllegalStateException("x"), "stack");
        for (int i = 0; i < 3; i++) {
            TestFrame.onFx(() -> {
                try {
                    broken.tell(defect);
                } catch (NoClassDefFoundError e) {
                    assertThat(tried).hasValue(1);
                }
                return null;
            });
        }
        assertThat(tried).hasValue(1);
    }

    @Test
    void aProblemIsReportedWithoutADefect(FxRobot robot) throws Exception {
        TestFrame.onFx(() -> {
            window.show(Optional.empty());
            return null;
        });
        TestFrame.see(robot, "Report a problem");
        Eventually.on(() -> text(robot).contains("No defect: the operator reports a problem"));
        assertThat(robot.lookup("#report-copy").query().isVisible()).isFalse();
    }

    @Test
    void looksAsItLooked(FxRobot robot) throws Exception {
        handler.uncaughtException(new Thread("batch-detail"), new OutOfMemoryError("Java heap space"));
        TestFrame.see(robot, "Signalbox has no memory left");
        Eventually.on(() -> text(robot).contains("last line"));
        TestFrame.onFx(() -> {
            robot.lookup("#report-lines").queryListView().getItems().setAll("――― report.txt ―――", "Defect 1A2B-3C4D");
            robot.lookup("#code").queryAs(TextField.class).setText("1A2B-3C4D");
            return null;
        });
        for (boolean dark : List.of(true, false)) {
            String name = dark ? "report-dark" : "report-light";
            Eventually.on(() -> GOLDEN.matches(name, picture(robot, dark)));
            GOLDEN.compare(name, picture(robot, dark));
        }
    }

    private static WritableImage picture(FxRobot robot, boolean dark) throws Exception {
        return TestFrame.onFx(() -> {
            Scene scene = robot.lookup("#report-lines").query().getScene();
            Theme.setDark(scene, dark);
            scene.getRoot().requestFocus();
            Shot.save(scene, 1, Path.of("target/shots", "report-" + (dark ? "dark" : "light") + ".png"));
            return Shot.take(scene, 0.5);
        });
    }

    private void breaks(int times) {
        for (int i = 0; i < times; i++) {
            handler.uncaughtException(Thread.currentThread(), new IllegalStateException("outer AKIAIOSFODNN7EXAMPLE",
                    new NullPointerException("password=hunter2 for 123456789012")));
        }
    }

    private static String text(FxRobot robot) {
        return robot.lookup("#report-lines").<ListView<String>>tryQuery().map(l -> String.join("\n", List.copyOf(l
                .getItems()))).orElse("");
    }

    private static Map<String, String> unzip(Path zip) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (var entry : file.stream().toList()) {
                texts.put(entry.getName(), new String(file.getInputStream(entry).readAllBytes(),
                        StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
