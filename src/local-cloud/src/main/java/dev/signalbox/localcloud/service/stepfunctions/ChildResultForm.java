package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How results of children are told: with all that is known of the execution, as bare outputs, or flattened. */
record ChildResultForm(String transformation) {
    /** The values that one result becomes; a failed child is always told in full. */
    List<JsonNode> values(MapRunRecord run, ChildResult result) {
        if (!result.succeeded() || transformation.equals("NONE")) {
            return List.of(full(run, result));
        }
        var output = Payloads.own(result.output().orElse("null"));
        if (transformation.equals("FLATTEN") && output.isArray()) {
            List<JsonNode> elements = new ArrayList<>();
            output.forEach(elements::add);
            return elements;
        }
        return List.of(output);
    }

    private static JsonNode full(MapRunRecord run, ChildResult result) {
        var node = Payloads.object();
        result.cause().ifPresent(c -> node.put("Cause", c));
        result.error().ifPresent(e -> node.put("Error", e));
        node.put("ExecutionArn", result.arn());
        result.input().ifPresent(i -> node.put("Input", i).putObject("InputDetails").put("Included", true));
        node.put("Name", result.arn().substring(result.arn().lastIndexOf(':') + 1));
        result.output().ifPresent(o -> node.put("Output", o).putObject("OutputDetails").put("Included", true));
        return node.put("RedriveCount", result.redrives()).put("RedriveStatus", "NOT_REDRIVABLE").put("StartDate",
                result.start()
                        .toString()).put("StateMachineArn", run.stateMachineArn()).put("Status", result.status().name())
                .put(
                        "StopDate", result.stop().toString());
    }
}
