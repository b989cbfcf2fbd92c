package dev.signalbox.console.gateway.aws.signin;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one sign in; who comes meanwhile shares how that ends. */
final class SignInTurns {
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong ended = new AtomicLong();
    private Optional<Failure> last = Optional.empty();

    /** Signs in. */
    interface Attempt {
        void run() throws GatewayException, InterruptedException;
    }

    void take(Attempt attempt) throws GatewayException, InterruptedException {
        long before = ended.get();
        turn.lockInterruptibly();
        try {
            if (ended.get() == before) {
                attempt(attempt);
            } else if (last.isPresent()) {
                throw new GatewayException(last.get());
            }
        } finally {
            turn.unlock();
        }
    }

    private void attempt(Attempt attempt) throws GatewayException, InterruptedException {
        last = Optional.of(Failure.SignInNeeded.unsent("The sign-in was cancelled."));
        try {
            attempt.run();
            last = Optional.empty();
        } catch (GatewayException e) {
            last = Optional.of(e.failure());
            throw e;
        } finally {
            ended.incrementAndGet();
        }
    }
}
