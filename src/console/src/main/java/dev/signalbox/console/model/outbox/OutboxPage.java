package dev.signalbox.console.model.outbox;

import java.util.List;

/**
 * The newest messages.
 *
 * @param kept how many there are in all
 * @param dropped how many older ones were forgotten to make room
 */
public record OutboxPage(List<SentMessage> messages, long kept, long dropped) {
    public OutboxPage {
        messages = List.copyOf(messages);
    }
}
