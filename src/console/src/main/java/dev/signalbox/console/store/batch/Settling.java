package dev.signalbox.console.store.batch;

import dev.signalbox.console.gateway.GatewayCall;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import java.time.Duration;
import java.util.Optional;

/** Waits until AWS has done what it was asked for: most of Batch's changes are only begun when it answers. */
public final class Settling {
    private static final Duration REST = Duration.ofMillis(500);

    private final Pause pause;
    private final int looks;

    /** @param looks how often to look before giving up */
    Settling(Pause pause, int looks) {
        this.pause = pause;
        this.looks = looks;
    }

    /** How time passes between two looks. */
    @FunctionalInterface
    public interface Pause {
        void rest(Duration time) throws InterruptedException;
    }

    /**
     * @param what for the failure when it does not come to be
     * @throws GatewayException also if it took too long
     */
    void until(String what, GatewayCall<Boolean> settled) throws GatewayException {
        for (int i = 0; i < looks; i++) {
            if (settled.get()) {
                return;
            }
            rest(pause, REST);
        }
        throw new GatewayException(new Failure.Unexpected("NotSettled", "AWS has taken it, but after " + REST
                .multipliedBy(looks).toSeconds() + " s " + what, Optional.empty()));
    }

    static void rest(Pause pause, Duration time) throws GatewayException {
        try {
            pause.rest(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException(new Failure.Unreachable("AWS Batch", "closed"), e);
        }
    }
}
