package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A session that is closed while it asks: the operator closes the window, which is no defect of ours. */
class SessionCloseTest {
    private static final int QUESTIONS = 60;

    @TempDir Path folder;

    private final List<Throwable> defects = new CopyOnWriteArrayList<>();
    private Thread.@Nullable UncaughtExceptionHandler before;

    @BeforeEach
    void hear() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> defects.add(e));
    }

    @AfterEach
    void restore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void whatIsBeingAskedEndsBeforeTheClientsDo() throws Exception {
        var asked = new CountDownLatch(QUESTIONS);
        try (var session = Session.start(new Settings(folder, Optional.of(0)))) {
            var sfn = session.clients().client(SfnClient.builder());
            sfn.listStateMachines();
            var worker = session.worker("test");
            for (int i = 0; i < QUESTIONS; i++) {
                worker.execute(() -> {
                    sfn.listStateMachines();
                    asked.countDown();
                });
            }
        }
        assertThat(asked.getCount()).isZero();
        assertThat(defects).isEmpty();
    }
}
