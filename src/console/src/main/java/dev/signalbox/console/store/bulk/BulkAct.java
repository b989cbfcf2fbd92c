package dev.signalbox.console.store.bulk;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.bulk.BulkItem;
import dev.signalbox.console.model.bulk.BulkJob;
import java.util.Optional;

/**
 * Does one item. Each act is such that doing it again after a crash changes nothing more: names are given before, redrives carry a
 * token, and what was stopped stays stopped. None is urgent, so all wait for their share of the API's rate.
 */
final class BulkAct {
    private final ExecutionsGateway gateway;

    BulkAct(ExecutionsGateway gateway) {
        this.gateway = gateway;
    }

    /** @return what came of it, in words */
    String perform(BulkJob job, int index) throws GatewayException {
        BulkItem item = job.items().get(index);
        return switch (job.kind()) {
            case STOP -> stop(new ExecutionId(item.target()));
            case REDRIVE -> redrive(job, index);
            case RESTART -> {
                ExecutionId old = new ExecutionId(item.target());
                var details = gateway.describe(old);
                if (details.kept()) {
                    throw new GatewayException(new Failure.Rejected("NoWholeInput",
                            "AWS no longer knows it, and its input is kept without secrets only", Optional.empty()));
                }
                yield start(details.stateMachineArn(), item.name(), details.input());
            }
            case START -> start(item.target(), item.name(), item.input());
        };
    }

    private String stop(ExecutionId id) throws GatewayException {
        if (gateway.describe(id).summary().status().isOver()) {
            return "was over already";
        }
        gateway.stop(id, "Stopped in the Signalbox console");
        return "stopped";
    }

    /** A token is remembered for a quarter of an hour only; later, a redrive since the job was made must have been ours. */
    private String redrive(BulkJob job, int index) throws GatewayException {
        ExecutionId id = new ExecutionId(job.items().get(index).target());
        var last = gateway.describe(id).redrive().last();
        if (last.isPresent() && last.get().toEpochMilli() >= job.createdAt()) {
            return "redriven already";
        }
        gateway.redrive(id, job.id() + "-" + index);
        return "redriven";
    }

    private String start(String machine, String name, String input) throws GatewayException {
        try {
            gateway.start(machine, name, input);
            return "started";
        } catch (GatewayException e) {
            if (e.failure() instanceof Failure.Rejected(var code, _, _) && code.startsWith("ExecutionAlreadyExists")) {
                return alreadyStarted(machine, name, input, e);
            }
            throw e;
        }
    }

    /** The name was taken: by ourselves before a crash, if it has the same input. */
    private String alreadyStarted(String machine, String name, String input, GatewayException taken)
            throws GatewayException {
        ExecutionId id = new ExecutionId(machine.replace(":stateMachine:", ":execution:") + ":" + name);
        if (gateway.describe(id).input().equals(input)) {
            return "started";
        }
        throw taken;
    }
}
