package dev.signalbox.lambda.delivery;

import dev.signalbox.lambda.HttpAnswer;
import dev.signalbox.lambda.callback.Secrets;
import dev.signalbox.lambda.callback.WaitingTasks;
import dev.signalbox.lambda.callback.WaitingTasks.State;
import dev.signalbox.lambda.delivery.Delivery.Problem;
import dev.signalbox.lambda.delivery.Delivery.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells clients that have no WebSocket how far their file is, and where it is to be had. That delivers it, too. */
final class StatusDesk {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Deliveries deliveries;
    private final WaitingTasks tasks;
    private final Links links;
    private final String executions;

    /** @param executions what ARNs of executions begin with */
    StatusDesk(Deliveries deliveries, WaitingTasks tasks, Links links, String executions) {
        this.deliveries = deliveries;
        this.tasks = tasks;
        this.links = links;
        this.executions = executions;
    }

    HttpAnswer status(Optional<String> ticketText) {
        var ticket = ticketText.flatMap(Ticket::parse);
        return ticket.flatMap(t -> deliveries.find(executions + t.name()).filter(d -> Secrets.same(d.ticketHash(), t
                .hash()))).map(this::answer).orElseGet(() -> HttpAnswer.error(NOT_FOUND,
                        "There is no download with this ticket"));
    }

    private HttpAnswer answer(Delivery delivery) {
        return switch (delivery.status()) {
            case FETCHING -> isOver(delivery) ? ended(delivery) : answer(delivery, Map.of());
            case FETCHED, DELIVERED -> handOver(delivery);
            case FAILED -> answer(delivery, problem(delivery.problem().orElseThrow()));
        };
    }

    /** Somebody stopped the execution. */
    private boolean isOver(Delivery delivery) {
        var state = tasks.stateOf(delivery.name());
        return state == State.STOPPED || state == State.ENDED;
    }

    private HttpAnswer ended(Delivery delivery) {
        var problem = new Problem("ExecutionEnded", "The execution was stopped before the file was there.");
        return answer(deliveries.failed(delivery.executionArn(), problem), problem(problem));
    }

    private HttpAnswer handOver(Delivery delivery) {
        var file = delivery.file().orElseThrow();
        var now = delivery.status() == Status.DELIVERED ? delivery
                : deliveries.delivered(delivery.executionArn(), "GET");
        now.token().ifPresent(t -> tasks.answer(t, ClientWait.collected()));
        return answer(now, Frames.about(file, links.make(file)));
    }

    private static Map<String, Object> problem(Problem problem) {
        return Map.of("error", problem.error(), "cause", problem.cause());
    }

    private static HttpAnswer answer(Delivery delivery, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("executionArn", delivery.executionArn());
        body.put("status", delivery.status().name());
        body.putAll(Frames.amounts(delivery.received(), delivery.size()));
        body.putAll(more);
        return HttpAnswer.json(OK, body);
    }
}
