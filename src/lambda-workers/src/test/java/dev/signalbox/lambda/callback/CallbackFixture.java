package dev.signalbox.lambda.callback;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An execution named e-1 that waits, and a desk that takes callbacks. */
abstract class CallbackFixture {
    static final String KEY = "a key of enough length";

    final MemoryRegistrations registrations = new MemoryRegistrations();
    final MemoryTasks tasks = new MemoryTasks();
    Instant now = Instant.parse("2026-10-01T10:00:00Z");

    CallbackDesk desk(CallbackAuth auth) {
        return new CallbackDesk(registrations, tasks, auth, () -> now);
    }

    WaitingRoom room(CallbackAuth auth) {
        var settings = new WaitingRoom.Settings("https://api.example.com/callbacka", Duration.ofDays(7));
        return new WaitingRoom(registrations, tasks, auth, settings, () -> now);
    }

    String waiting() {
        return waiting("token-1");
    }

    /** @return the secret that was handed out */
    String waiting(String token) {
        tasks.executions.put("e-1", WaitingTasks.State.RUNNING);
        room(new CallbackAuth.Secret()).register("e-1", token, "1234567");
        return registrations.row("e-1").callbackUrl().orElseThrow().replaceFirst(".*secret=", "");
    }

    Reply post(String secret, String body) {
        return desk(new CallbackAuth.Secret()).take(callback(secret, body));
    }

    static Callback callback(String secret, String body) {
        return new Callback("e-1", false, Optional.of(secret), Optional.empty(), Optional.empty(),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static Callback heartbeat(String secret) {
        return new Callback("e-1", true, Optional.of(secret), Optional.empty(), Optional.empty(), new byte[0]);
    }

    static Callback signed(String name, String body, String key) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Callback("e-1", false, Optional.empty(),
                Optional.of("sha256=" + Secrets.signature(key, name, bytes)), Optional.empty(), bytes);
    }
}
