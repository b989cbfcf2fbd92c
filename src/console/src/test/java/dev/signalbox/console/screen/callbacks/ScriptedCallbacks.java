package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.gateway.CallbacksGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.TaskToken;
import dev.signalbox.console.model.callbacks.EndedWait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An inbox that tests fill. */
final class ScriptedCallbacks implements CallbacksGateway {
    @Override
    public void forget(String executionArn) {}

    @Override
    public Optional<EndedWait> ended(PendingCallback callback) {
        return Optional.of(new EndedWait(callback.id(), CallbacksViewModelTest.NOW, Duration.ofSeconds(60), how));
    }

    EndedWait.How how = EndedWait.How.ANSWERED;
    List<PendingCallback> list = List.of();
    @Nullable Failure failure;
    @Nullable Failure refusal;
    final List<String> told = new ArrayList<>();

    @Override
    public List<PendingCallback> pending() throws GatewayException {
        if (failure != null) {
            throw new GatewayException(failure);
        }
        return list;
    }

    @Override
    public void succeed(TaskToken token, String output) throws GatewayException {
        if (refusal != null) {
            throw new GatewayException(refusal);
        }
        told.add("succeed " + output);
    }

    @Override
    public void fail(TaskToken token, String error, String cause) {
        told.add("fail " + error + " " + cause);
    }

    @Override
    public void heartbeat(TaskToken token) {
        told.add("heartbeat");
    }
}
