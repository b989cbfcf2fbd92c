package dev.signalbox.deploy.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signalbox.deploy.DeployException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that keeps silent holds nobody who wants to stop. */
class GivingUpImagesTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir Path folder;

    private ImageLab lab;

    @BeforeEach
    void start() throws Exception {
        lab = new ImageLab(folder);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private static void until(java.util.function.BooleanSupplier what) throws InterruptedException {
        var limit = Instant.now().plusSeconds(30);
        while (!what.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(20);
        }
    }

    @Test
    void endsSoonWhenItIsWithdrawnWhileLayersArePushed() {
        lab.registry.silent = w -> w.startsWith("POST ");
        var began = new AtomicReference<Instant>();

        assertThatThrownBy(() -> lab.store(() -> {
            boolean hangs = lab.registry.asked.stream().anyMatch(a -> a.what().startsWith("POST "));
            if (hangs) {
                began.compareAndSet(null, Instant.now());
            }
            return hangs;
        })).isInstanceOf(DeployException.class).hasMessageContaining("was given up");

        assertThat(Duration.between(began.get(), Instant.now())).isLessThan(SOON);
        // What was begun is finished by the next one.
        lab.registry.silent = _ -> false;
        assertThat(lab.store().pushed()).isTrue();
    }

    @Test
    void endsSoonWhenItIsLockedWhileLayersArePushed() {
        lab.registry.silent = w -> w.startsWith("POST ");
        var began = new AtomicReference<Instant>();
        var guarded = new WorkerImages(new ImageSettings(lab.ecr::client, folder.resolve("cache"), Optional.empty(),
                () -> {
                    if (lab.registry.asked.stream().anyMatch(a -> a.what().startsWith("POST "))) {
                        began.compareAndSet(null, Instant.now());
                        throw new IllegalStateException("locked");
                    }
                }), ScriptedEcr.ACCOUNT, folder.resolve("docker.json"));

        // Given up in the end, or a guard that nobody asks would keep the test waiting.
        var asked = new AtomicInteger();
        assertThatThrownBy(() -> guarded.store(new ImageOrder("tiny", lab.jar, lab.base), lab.told::add,
                () -> lab.registry.asked.stream().anyMatch(a -> a.what().startsWith("POST ")) && asked
                        .incrementAndGet() > 20)).isInstanceOf(IllegalStateException.class).hasMessage("locked");

        assertThat(Duration.between(began.get(), Instant.now())).isLessThan(SOON);
        assertThat(lab.registry.tags("signalbox/tiny")).isEmpty();
    }

    @Test
    void endsSoonWhenItsThreadIsInterruptedWhileTheBaseIsFetched() throws Exception {
        lab.mirror.silent = w -> w.contains("/blobs/");
        var thrown = new AtomicReference<Throwable>();
        var stillInterrupted = new AtomicBoolean();
        var thread = Thread.ofVirtual().start(() -> {
            thrown.set(catchThrowable(lab::store));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        until(() -> lab.mirror.asked.stream().anyMatch(a -> a.what().contains("/blobs/")));

        thread.interrupt();

        assertThat(thread.join(SOON)).isTrue();
        assertThat(thrown.get()).isInstanceOf(DeployException.class).hasMessageContaining("was given up");
        assertThat(stillInterrupted).isTrue();
        assertThat(lab.registry.tags("signalbox/tiny")).isEmpty();
    }

    @Test
    void leavesNoThreadBehind() {
        var before = Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();

        lab.store();

        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).filteredOn(n -> !before.contains(n))
                .noneMatch(n -> n.contains("pool") || n.contains("jib") || n.contains("onnection"));
    }
}
