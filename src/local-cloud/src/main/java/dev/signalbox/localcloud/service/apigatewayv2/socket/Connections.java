package dev.signalbox.localcloud.service.apigatewayv2.socket;

import dev.signalbox.localcloud.runtime.Socket;
import dev.signalbox.localcloud.runtime.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The connections that are open now, and when each must end. */
final class Connections {
    static final int GOING_AWAY = 1001;
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(10);
    private static final Duration LONGEST_LIFE = Duration.ofHours(2);

    private final Time time;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    Connections(Time time) {
        this.time = time;
    }

    /** One open connection. */
    static final class Open {
        private final Connection connection;
        private final Socket socket;
        private final AtomicReference<Instant> lastActive;
        private volatile List<Time.Timer> timers = List.of();

        private Open(Connection connection, Socket socket) {
            this.connection = connection;
            this.socket = socket;
            this.lastActive = new AtomicReference<>(connection.connectedAt());
        }

        Connection connection() {
            return connection;
        }

        Instant lastActive() {
            return lastActive.get();
        }

        void send(String text) throws IOException {
            socket.send(text);
        }

        void close(int code, String reason) {
            socket.close(code, reason);
        }
    }

    void opened(Connection connection, Socket socket) {
        var made = new Open(connection, socket);
        made.lastActive.set(time.now());
        var life = time.at(connection.connectedAt().plus(LONGEST_LIFE), () -> end(made));
        made.timers = List.of(life);
        open.put(connection.id(), made);
        watch(made, life);
    }

    private void watch(Open watched, Time.Timer life) {
        var idle = time.at(watched.lastActive().plus(LONGEST_IDLE), () -> {
            if (!open.containsKey(watched.connection.id())) {
                return;
            }
            if (Duration.between(watched.lastActive(), time.now()).compareTo(LONGEST_IDLE) >= 0) {
                end(watched);
            } else {
                watch(watched, life);
            }
        });
        watched.timers = List.of(life, idle);
    }

    private static void end(Open ended) {
        ended.close(GOING_AWAY, "Going away");
    }

    void active(String id) {
        Optional.ofNullable(open.get(id)).ifPresent(o -> o.lastActive.set(time.now()));
    }

    /** Forgets a connection that has closed. */
    void closed(String id) {
        var gone = open.remove(id);
        if (gone != null) {
            gone.timers.forEach(Time.Timer::cancel);
        }
    }

    Optional<Open> find(String api, String stage, String id) {
        return Optional.ofNullable(open.get(id)).filter(o -> o.connection.api().equals(api) && o.connection.stage()
                .equals(stage));
    }

    /** Ends all connections of an API, or of one of its stages. */
    void endAll(String api, Optional<String> stage) {
        open.values().stream().filter(o -> o.connection.api().equals(api) && stage.map(s -> s.equals(o.connection
                .stage())).orElse(true)).forEach(Connections::end);
    }

    void endAll() {
        open.values().forEach(Connections::end);
    }
}
