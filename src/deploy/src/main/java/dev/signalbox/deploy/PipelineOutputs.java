package dev.signalbox.deploy;

import java.util.List;
import java.util.Optional;

/** Names of stack outputs, by what they lead to. */
public record PipelineOutputs(Optional<String> callbackUrl, List<String> buckets, List<String> tables,
        List<String> queues, List<String> stateMachines) {
    public PipelineOutputs {
        buckets = List.copyOf(buckets);
        tables = List.copyOf(tables);
        queues = List.copyOf(queues);
        stateMachines = List.copyOf(stateMachines);
    }
}
