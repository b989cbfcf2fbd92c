package dev.signalbox.console.screen.outbox;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.outbox.SentMessage;

/** One line of the list. */
record OutboxRow(SentMessage message) {
    String key() {
        return message.id();
    }

    String to() {
        return String.join(", ", message.to());
    }

    String subject() {
        return message.subject().isEmpty() ? Texts.text("outbox.noSubject") : message.subject();
    }

    /** Mails lie here; notifications arrived or did not. */
    StatusWord state() {
        return message.delivery().map(d -> d.delivered() ? new StatusWord(Tone.SUCCEEDED, Texts.text("outbox.posted"))
                : new StatusWord(Tone.FAILED, Texts.text("outbox.lost"))).orElseGet(() -> new StatusWord(Tone.SUCCEEDED,
                        Texts
                                .text("outbox.mail")));
    }
}
