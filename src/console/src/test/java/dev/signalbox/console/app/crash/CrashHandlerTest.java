package dev.signalbox.console.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.model.report.Defects;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CrashHandlerTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.signalbox.console.app.crash");

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void theSameDefectHasTheSameCode() {
        assertThat(Defects.code(defect("a"))).isEqualTo(Defects.code(defect("b"))).matches("[0-9A-F]{4}-[0-9A-F]{4}");
        assertThat(Defects.code(new IllegalArgumentException())).isNotEqualTo(Defects.code(defect("a")));
    }

    @Test
    void whatRepeatsIsCountedAndDoesNotFillTheLog() {
        List<Defects.Seen> told = new ArrayList<>();
        CrashHandler handler = new CrashHandler(told::add);
        for (int i = 0; i < 1000; i++) {
            handler.uncaughtException(Thread.currentThread(), defect("a"));
        }
        handler.uncaughtException(Thread.currentThread(), new OutOfMemoryError());
        assertThat(told.get(999).times()).isEqualTo(1000);
        assertThat(told.getLast().memory()).isTrue();
        handler.uncaughtException(Thread.currentThread(), new CompletionException(new OutOfMemoryError()));
        assertThat(told.removeLast().memory()).as("also what a future has wrapped").isTrue();
        assertThat(told.getLast().others()).containsExactly(java.util.Map.entry(told.getFirst().code(), 1000));
        assertThat(log.list).hasSizeLessThan(14);
        assertThat(log.list.stream().filter(e -> e.getThrowableProxy() != null)).hasSize(5);
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void causesInACircleEnd() {
        List<Defects.Seen> told = new ArrayList<>();
        IllegalStateException inner = new IllegalStateException("inner");
        inner.initCause(new IllegalArgumentException("outer", inner));
        new CrashHandler(told::add).uncaughtException(Thread.currentThread(), inner);
        assertThat(told.getFirst().stack()).contains("inner", "outer");
    }

    @Test
    void aDefectBeforeThereIsAWindowIsToldOnTheTerminal() {
        StringWriter terminal = new StringWriter();
        int code = new CommandLine(new Broken()).setErr(new PrintWriter(terminal)).setExecutionExceptionHandler(
                new StartFailure(() -> Path.of("logs/console.log"))).execute();
        assertThat(code).isEqualTo(StartFailure.CODE);
        assertThat(terminal.toString()).matches(
                "signalbox: a defect of Signalbox stopped it: code [0-9A-F]{4}-[0-9A-F]{4}\\. Details are in logs.console\\.log\\R");
        assertThat(log.list.getFirst().getThrowableProxy().getMessage()).isEqualTo("early");
    }

    @Test
    void aWindowThatDoesNotAnswerIsLoggedOnceWithWhatAllThreadsDo() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        try (var fx = Executors.newSingleThreadExecutor(task -> new Thread(task, "JavaFX Application Thread"));
                FxWatch watch = new FxWatch(fx, Duration.ofMillis(400))) {
            watch.begin();
            fx.execute(() -> await(stuck));
            try {
                Eventually.on(() -> !log.list.isEmpty());
            } finally {
                stuck.countDown();
            }
            Eventually.on(() -> log.list.size() == 2);
        }
        assertThat(log.list.getFirst().getFormattedMessage()).startsWith("The window has not answered for 0 s")
                .containsPattern(
                        "All threads:\n\"JavaFX Application Thread\" WAITING(?s).*CrashHandlerTest.await");
        assertThat(log.list.getLast().getFormattedMessage()).startsWith("The window answers again");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException defect(String message) {
        return new IllegalStateException("outer", new NullPointerException(message));
    }

    @Command(name = "broken")
    static final class Broken implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("early");
        }
    }
}
