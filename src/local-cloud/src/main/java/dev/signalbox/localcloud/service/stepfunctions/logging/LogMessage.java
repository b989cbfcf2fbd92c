package dev.signalbox.localcloud.service.stepfunctions.logging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.service.stepfunctions.Payloads;
import dev.signalbox.states.HistoryEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An event of the history as AWS writes it to a log. */
final class LogMessage {
    /** Longer data is cut, and said to be. */
    private static final int MAX_DATA = 248 * 1024;
    private static final Set<String> DATA = Set.of("input", "inputDetails", "output", "outputDetails", "parameters");
    private static final Map<String, String> CUT = Map.of("input", "inputDetails", "output", "outputDetails");

    private LogMessage() {}

    static String of(HistoryEvent event, LoggedExecution execution) {
        var message = Payloads.object().put("id", String.valueOf(event.id())).put("type", event.type());
        message.set("details", details(event.details(), execution.withData()));
        return Payloads.text(message.put("previous_event_id", String.valueOf(event.previousId())).put(
                "event_timestamp", String.valueOf(event.timestamp().toEpochMilli())).put("execution_arn", execution
                        .arn()).put("redrive_count", String.valueOf(execution.redrives())));
    }

    /** In the order of their names. */
    private static ObjectNode details(ObjectNode all, boolean data) {
        var details = Payloads.object();
        var names = new TreeSet<String>();
        all.fieldNames().forEachRemaining(names::add);
        names.stream().filter(n -> data || !DATA.contains(n)).forEach(n -> details.set(n, all.get(n)));
        for (var name : DATA) {
            var value = details.path(name);
            if (value.isTextual() && value.textValue().length() > MAX_DATA) {
                details.put(name, value.textValue().substring(0, MAX_DATA));
                if (CUT.containsKey(name)) {
                    details.putObject(CUT.get(name)).put("truncated", true);
                }
            }
        }
        return details;
    }
}
