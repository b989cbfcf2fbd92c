package dev.signalbox.console.store.transfer.work;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Waits between attempts, longer each time, and gives up after several without any progress. */
public final class Patience {
    private static final int ATTEMPTS = 8;
    private static final long LONGEST = TimeUnit.SECONDS.toMillis(20);

    private final Duration first;
    private final Tally tally;
    private int failed;

    public Patience(Limits limits, Tally tally) {
        first = limits.firstPause();
        this.tally = tally;
    }

    /** Something came: the next failure is the first one again. */
    public void progress() {
        failed = 0;
    }

    /** Whether nothing was tried again yet. */
    public boolean isFirst() {
        return failed == 0;
    }

    /** Waits, or throws what happened if waiting is of no use. */
    public void again(GatewayException why) throws GatewayException, InterruptedException {
        boolean passes = switch (why.failure()) {
            case Failure.Throttled _,Failure.Unreachable _,Failure.TimedOut _,Failure.Garbled _ -> true;
            case Failure.Unexpected f -> !f.code().equals("NotImplemented");
            case Failure.Rejected f -> f.code().equals("RequestTimeout") || f.code().equals("BadDigest");
            case Failure.Denied _,Failure.Locked _,Failure.NotFound _,Failure.NotOffered _,Failure.SignInNeeded _ ->
                false;
        };
        if (!passes || !waited()) {
            throw why;
        }
    }

    /** As the other one, for connections that broke. */
    public void again(IOException why) throws IOException, InterruptedException {
        if (!waited()) {
            throw why;
        }
    }

    private boolean waited() throws InterruptedException {
        failed++;
        if (failed >= ATTEMPTS) {
            return false;
        }
        tally.goOn();
        tally.retried();
        long most = Math.min(LONGEST, first.toMillis() << (failed - 1));
        TimeUnit.MILLISECONDS.sleep(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
        return true;
    }
}
