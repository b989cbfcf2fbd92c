package dev.signalbox.localcloud.service.ses.mail;

/** What was given is no mail; the message says why. */
public final class UnreadableMail extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableMail(String message, Throwable cause) {
        super(message, cause);
    }
}
