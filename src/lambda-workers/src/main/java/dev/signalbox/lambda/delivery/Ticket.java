package dev.signalbox.lambda.delivery;

import dev.signalbox.lambda.callback.Secrets;
import java.util.Optional;

/**
 * What a client proves with that a file is for it.
 *
 * @param name of the execution
 * @param secret 128 random bits; only their hash is stored
 */
record Ticket(String name, String secret) {
    /** For a new execution, whose name it makes too. */
    static Ticket create() {
        return of(Secrets.random());
    }

    /** For an execution that somebody has named. */
    static Ticket of(String name) {
        return new Ticket(name, Secrets.random());
    }

    static Optional<Ticket> parse(String text) {
        int dot = text.lastIndexOf('.');
        return dot > 0 && dot < text.length() - 1
                ? Optional.of(new Ticket(text.substring(0, dot), text.substring(dot + 1)))
                : Optional.empty();
    }

    String text() {
        return name + "." + secret;
    }

    String hash() {
        return Secrets.sha256(secret);
    }

    /** Holds a secret. */
    @Override
    public String toString() {
        return "Ticket[" + name + "]";
    }
}
