package dev.signalbox.localcloud.service.elasticache;

import dev.signalbox.localcloud.runtime.ChildCommand;
import dev.signalbox.localcloud.runtime.ChildExit;
import dev.signalbox.localcloud.runtime.ChildProcess;
import dev.signalbox.localcloud.runtime.ChildProcesses;
import dev.signalbox.localcloud.runtime.LoopbackPort;
import dev.signalbox.localcloud.runtime.OwnerOnly;
import dev.signalbox.localcloud.runtime.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server, kept running: whenever it ends without being asked to, it is started again after a growing pause. */
final class RedisServer {
    private static final Logger LOG = LoggerFactory.getLogger(RedisServer.class);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Place place;
    private final Tools tools;
    private volatile State state = new State.Starting();
    private volatile boolean stopped;
    private @Nullable ChildProcess child;
    private String lastLine = "";
    private int failures;

    /** @param parameters of the configuration, asked at each start */
    record Place(String id, Path folder, int port, Supplier<Map<String, String>> parameters) {}

    /** What servers are run with; {@code up} is told whenever this one is ready. */
    record Tools(ChildProcesses children, RedisBinary binary, Time time, Runnable up) {}

    /** What is known of the process. */
    sealed interface State {
        record Starting() implements State {}

        record Up(String version) implements State {}

        /** @param failures in a row */
        record Down(String reason, int failures) implements State {}
    }

    RedisServer(Place place, Tools tools) {
        this.place = place;
        this.tools = tools;
    }

    State state() {
        return state;
    }

    /** Begins to start it. */
    void start() {
        Thread.ofVirtual().name("redis-" + place.id()).start(this::launch);
    }

    private void launch() {
        ChildProcess started;
        synchronized (this) {
            if (stopped) {
                return;
            }
            try {
                OwnerOnly.folder(place.folder());
                started = tools.children().start(command(), this::heard);
                child = started;
            } catch (IOException e) {
                down(String.valueOf(e.getMessage()));
                return;
            }
        }
        started.exit().thenAccept(this::ended);
        awaitAnswer(started);
    }

    private ChildCommand command() throws IOException {
        var words = new ArrayList<>(List.of("--port", Integer.toString(place.port()), "--bind", LoopbackPort.ADDRESS,
                "--protected-mode", "yes", "--dir", place.folder().toString(), "--daemonize", "no", "--save", "",
                "--appendonly", "yes", "--appendfsync", "everysec", "--always-show-logo", "no"));
        place.parameters().get().forEach((name, value) -> words.addAll(List.of("--" + name, value)));
        return new ChildCommand(new ChildCommand.Launch.Program(tools.binary().find()), words, Map.of(), place
                .folder(), 1, List.of());
    }

    private void heard(String line) {
        LOG.debug("{}: {}", place.id(), line);
        if (!line.isBlank()) {
            lastLine = line;
        }
    }

    private void awaitAnswer(ChildProcess started) {
        while (started.isAlive() && !stopped) {
            try {
                var version = RedisPort.version(place.port(), started.pid());
                if (version.isPresent()) {
                    ready(version.get());
                    return;
                }
            } catch (IOException e) {
                LOG.trace("{} does not answer yet", place.id(), e);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ready(String version) {
        synchronized (this) {
            if (stopped) {
                return;
            }
            failures = 0;
            state = new State.Up(version);
        }
        tools.up().run();
    }

    private synchronized void ended(ChildExit exit) {
        child = null;
        if (!stopped) {
            down("The Redis server of " + place.id() + " ended with exit code " + exit.code() + ": " + lastLine);
        }
    }

    private synchronized void down(String reason) {
        failures++;
        state = new State.Down(reason, failures);
        var wait = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        var next = wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
        LOG.warn("{} It is started again in {}.", reason, next);
        tools.time().at(Instant.now().plus(next), this::launch);
    }

    /** Starts it no more; somebody else ends it. */
    synchronized void leave() {
        stopped = true;
    }

    /** Ends it for good, with everything it was told on disk; returns when it has ended. */
    void stop() {
        ChildProcess running;
        synchronized (this) {
            stopped = true;
            running = child;
        }
        if (running != null) {
            running.terminate(GRACE);
            running.exit().join();
        }
    }
}
