package dev.signalbox.console.store;

import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.plan.ChangePlan;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The operator's answer to a plan, given from the screen while the deployment waits for it. */
final class PlanApproval implements Approval {
    /** Credentials seldom live longer; who has not answered by then has gone. */
    private static final Duration PATIENCE = Duration.ofHours(8);

    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();

    /** The first answer counts. */
    void answer(boolean execute) {
        answer.complete(execute);
    }

    @Override
    public boolean approves(ChangePlan plan) throws InterruptedException {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The answer is only ever given", e);
        }
    }

    @Override
    public boolean withdrawn() {
        return answer.isDone() && !answer.join();
    }
}
