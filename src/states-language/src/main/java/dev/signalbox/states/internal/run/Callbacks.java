package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signalbox.states.Effects;
import dev.signalbox.states.JournalEntry;
import dev.signalbox.states.TaskOutcome;
import dev.signalbox.states.internal.data.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The open task tokens of one execution. A token is open from its creation until its task ended, also while a restarted
 * execution has not yet got as far as waiting for it.
 */
public final class Callbacks {
    private static final String TOKEN = ":token";

    private final Recorder recorder;
    private final Effects effects;
    private final Map<String, Waiting> open = new HashMap<>();

    private static final class Waiting {
        private final String callId;
        private @Nullable TaskOutcome answer;
        private @Nullable Instant heartbeat;
        private @Nullable TextNode worker;
        private @Nullable Mailbox mailbox;

        Waiting(String callId) {
            this.callId = callId;
        }
    }

    Callbacks(Recorder recorder, Effects effects, List<JournalEntry> entries) {
        this.recorder = recorder;
        this.effects = effects;
        var abandoned = entries.stream().map(JournalEntry::key).filter(k -> k.endsWith(Branches.FAILED)).map(
                k -> k.substring(0, k.length() - Branches.FAILED.length()) + "b").toList();
        entries.stream().filter(e -> e.key().endsWith(TOKEN)).forEach(e -> {
            var callId = e.key().substring(0, e.key().length() - TOKEN.length());
            if (recorder.event(callId + ":outcome").isEmpty() && abandoned.stream().noneMatch(callId::startsWith)) {
                reopen(e, callId);
            }
        });
    }

    private void reopen(JournalEntry entry, String callId) {
        var waiting = new Waiting(callId);
        waiting.answer = recorder.note(callId + ":answer").map(Callbacks::outcome).orElse(null);
        waiting.heartbeat = recorder.note(callId + ":heartbeat").map(n -> Instant.parse(n.textValue())).orElse(null);
        waiting.worker = (TextNode) recorder.note(callId + ":taken").orElse(null);
        open.put(entry.note().orElseThrow().textValue(), waiting);
    }

    /** Durable when it returns true; the first answer counts. */
    public boolean answer(String token, TaskOutcome outcome) {
        synchronized (this) {
            var waiting = open.get(token);
            if (waiting == null || waiting.answer != null) {
                return false;
            }
            recorder.note(waiting.callId + ":answer", note(outcome));
            waiting.answer = outcome;
            recorder.flush();
            if (waiting.mailbox != null) {
                waiting.mailbox.post(new Signal.Reported(outcome));
            }
            return true;
        }
    }

    /** Durable when it returns true. */
    public boolean heartbeat(String token) {
        synchronized (this) {
            var waiting = open.get(token);
            if (waiting == null || waiting.answer != null) {
                return false;
            }
            var now = effects.now();
            waiting.heartbeat = now;
            recorder.note(waiting.callId + ":heartbeat", TextNode.valueOf(now.toString()));
            recorder.flush();
            if (waiting.mailbox != null) {
                waiting.mailbox.post(new Signal.Heartbeat(now));
            }
            return true;
        }
    }

    /** Durable when it returns true; the first worker gets the task. */
    public boolean taken(String token, Optional<String> workerName) {
        synchronized (this) {
            var waiting = open.get(token);
            if (waiting == null || waiting.answer != null || waiting.mailbox == null || waiting.worker != null) {
                return false;
            }
            var worker = TextNode.valueOf(workerName.orElse(""));
            waiting.worker = worker;
            recorder.note(waiting.callId + ":taken", worker);
            recorder.flush();
            waiting.mailbox.post(new Signal.Taken(worker.textValue()));
            return true;
        }
    }

    /** The token of this attempt, the same in every replay. */
    synchronized String token(String callId) {
        var recorded = recorder.note(callId + TOKEN).map(JsonNode::textValue);
        if (recorded.isPresent()) {
            return recorded.get();
        }
        var token = effects.newTaskToken(callId);
        recorder.note(callId + TOKEN, TextNode.valueOf(token));
        open.put(token, new Waiting(callId));
        return token;
    }

    /** Sends answers and heartbeats to the mailbox, those that came already included. */
    synchronized void listen(String token, Mailbox mailbox) {
        var waiting = open.get(token);
        if (waiting == null) {
            return;
        }
        waiting.mailbox = mailbox;
        if (waiting.heartbeat != null) {
            mailbox.post(new Signal.Heartbeat(waiting.heartbeat));
        }
        if (waiting.answer != null) {
            mailbox.post(new Signal.Reported(waiting.answer));
        }
    }

    /** Accepts nothing more for the token; tells what was answered before. */
    synchronized Optional<TaskOutcome> close(String token) {
        var waiting = open.remove(token);
        return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.answer);
    }

    private static JsonNode note(TaskOutcome outcome) {
        return switch (outcome) {
            case TaskOutcome.Succeeded(var output) -> Json.object().set("output", output);
            case TaskOutcome.Failed(var error, var cause) -> Json.object().put("error", error).put("cause", cause);
        };
    }

    private static TaskOutcome outcome(JsonNode note) {
        return note.has("output") ? new TaskOutcome.Succeeded(note.get("output"))
                : new TaskOutcome.Failed(note.path(
                        "error").asText(), note.path("cause").asText());
    }
}
