package dev.signalbox.console.app.demo;

import dev.signalbox.console.gateway.GatewayException;
import java.time.Duration;
import java.util.Optional;

/** Waits for something that the cloud will show, for so long and no longer. */
final class Await {
    private static final Duration PAUSE = Duration.ofMillis(150);

    private Await() {}

    /** @throws DemoFailure naming what did not come */
    static <T> T until(String what, Duration limit, Look<T> look) throws GatewayException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            var seen = look.look();
            if (seen.isPresent()) {
                return seen.get();
            }
            Thread.sleep(PAUSE);
        }
        throw new DemoFailure("After " + limit.toSeconds() + " s there was still no " + what + ".");
    }

    @FunctionalInterface
    interface Look<T> {
        Optional<T> look() throws GatewayException;
    }
}
