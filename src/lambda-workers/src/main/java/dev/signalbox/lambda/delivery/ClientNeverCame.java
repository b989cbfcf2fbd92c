package dev.signalbox.lambda.delivery;

/** The error of an execution whose file nobody was there for; the definition has it too. */
final class ClientNeverCame {
    static final String NAME = "ClientNeverCame";
    static final String CAUSE = "The file is there, but no client stayed connected long enough to be told.";

    private ClientNeverCame() {}
}
