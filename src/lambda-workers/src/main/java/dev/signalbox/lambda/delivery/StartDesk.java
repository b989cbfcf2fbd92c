package dev.signalbox.lambda.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.signalbox.lambda.HttpAnswer;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.GuardedFetch;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Takes orders for files. */
final class StartDesk {
    private static final int LONGEST_URL = 8192;
    private static final int LONGEST_NAME = 255;
    private static final int OK = 200;
    private static final int BAD = 400;
    private static final int UNAVAILABLE = 503;

    private final Deliveries deliveries;
    private final Executions executions;
    private final GuardedFetch guard;
    private final Settings settings;

    /**
     * What the template says.
     *
     * @param executions what ARNs of executions begin with
     * @param webSocketEndpoint that clients connect to
     * @param defaultUrl fetched when a client does not say what
     */
    record Settings(String executions, String webSocketEndpoint, String defaultUrl) {}

    StartDesk(Deliveries deliveries, Executions executions, GuardedFetch guard, Settings settings) {
        this.deliveries = deliveries;
        this.executions = executions;
        this.guard = guard;
        this.settings = settings;
    }

    HttpAnswer start(Optional<String> url, Optional<String> name) {
        var source = url.filter(u -> !u.isBlank()).orElse(settings.defaultUrl());
        if (source.length() > LONGEST_URL || name.orElse("").length() > LONGEST_NAME) {
            return HttpAnswer.error(BAD, "'url' or 'name' is too long");
        }
        try {
            guard.check(source);
        } catch (FetchException e) {
            return HttpAnswer.error(BAD, String.valueOf(e.getMessage()));
        }
        var ticket = Ticket.create();
        var arn = settings.executions() + ticket.name();
        // The row comes first: an execution without one would work for nobody. A row without one expires.
        deliveries.create(arn, ticket, Optional.empty());
        try {
            executions.start(ticket.name(), input(source, name));
        } catch (Executions.NotStarted e) {
            return HttpAnswer.error(UNAVAILABLE, "The download could not be started; please try again");
        }
        var answer = new LinkedHashMap<String, String>();
        answer.put("executionArn", arn);
        answer.put("webSocketEndpoint", connectUrl(settings.webSocketEndpoint(), ticket));
        answer.put("ticket", ticket.text());
        return HttpAnswer.json(OK, answer);
    }

    /** The address with the ticket in it: the original's clients just use it, and browsers can send nothing else. */
    static String connectUrl(String endpoint, Ticket ticket) {
        return endpoint + "?ticket=" + ticket.text();
    }

    private String input(String source, Optional<String> name) {
        var input = new LinkedHashMap<String, String>();
        input.put("url", source);
        name.filter(n -> !n.isBlank()).ifPresent(n -> input.put("name", n));
        input.put("webSocketEndpoint", settings.webSocketEndpoint());
        try {
            return TaskInput.JSON.writeValueAsString(input);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written", e);
        }
    }
}
