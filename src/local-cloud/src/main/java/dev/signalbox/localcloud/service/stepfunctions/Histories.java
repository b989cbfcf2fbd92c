package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.states.HistoryEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;

/** Answers with the events of executions. */
final class Histories {
    private static final List<String> DATA = List.of("input", "inputDetails", "output", "outputDetails", "parameters",
            "assignedVariables", "assignedVariablesDetails");

    /** Which members of the SDK's event hold details; read when the first history is, for reading them takes long. */
    private static final class Details {
        private static final Map<String, String> MEMBERS = software.amazon.awssdk.services.sfn.model.HistoryEvent
                .builder().build().sdkFields().stream().map(f -> f.memberName()).filter(n -> n.endsWith("EventDetails"))
                .collect(Collectors.toMap(n -> n, n -> n));
    }

    private final Records records;

    Histories(Records records) {
        this.records = records;
    }

    GetExecutionHistoryResponse history(GetExecutionHistoryRequest request) {
        var arn = Names.executionArn(request.executionArn());
        if (records.execution(arn).isEmpty()) {
            throw Errors.noExecution(arn);
        }
        boolean reverse = Boolean.TRUE.equals(request.reverseOrder());
        boolean data = !Boolean.FALSE.equals(request.includeExecutionData());
        var wanted = Page.Wanted.of(request.maxResults(), request.nextToken());
        long length = records.historyLength(arn);
        long after = wanted.after().map(Histories::id).orElse(reverse ? length + 1 : 0L);
        var events = ids(after, length, reverse).limit(wanted.size()).flatMap(id -> records.event(arn, id).stream())
                .toList();
        var builder = GetExecutionHistoryResponse.builder().events(events.stream().map(e -> answer(e, data)).toList());
        if (events.size() == wanted.size()) {
            long last = events.getLast().id();
            boolean more = reverse ? last > 1 : last < length;
            builder.nextToken(more ? Page.encode(String.valueOf(last)) : null);
        }
        return builder.build();
    }

    private static Stream<Long> ids(long after, long length, boolean reverse) {
        return reverse ? LongStream.iterate(after - 1, id -> id > 0, id -> id - 1).boxed()
                : LongStream.rangeClosed(
                        after + 1, length).boxed();
    }

    private static long id(String token) {
        try {
            return Long.parseLong(token);
        } catch (NumberFormatException e) {
            throw Errors.token("Invalid token");
        }
    }

    private static software.amazon.awssdk.services.sfn.model.HistoryEvent answer(HistoryEvent event, boolean data) {
        var json = Payloads.object().put("id", event.id()).put("previousEventId", event.previousId()).put("type", event
                .type()).put("timestamp", BigDecimal.valueOf(event.timestamp().toEpochMilli(), 3));
        var member = Details.MEMBERS.get(detailsMember(event.type()));
        if (member != null) {
            var details = event.details().deepCopy();
            if (!data) {
                details.remove(DATA);
            }
            json.set(member, details);
        }
        return ModelJson.read(Payloads.text(json), software.amazon.awssdk.services.sfn.model.HistoryEvent.class);
    }

    static String detailsMember(String type) {
        if (type.endsWith("StateEntered")) {
            return "stateEnteredEventDetails";
        }
        if (type.endsWith("StateExited")) {
            return "stateExitedEventDetails";
        }
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "EventDetails";
    }
}
