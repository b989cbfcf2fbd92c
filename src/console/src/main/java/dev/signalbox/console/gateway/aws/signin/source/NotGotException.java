package dev.signalbox.console.gateway.aws.signin.source;

/** There are no credentials; the message tells the operator why, and holds no secret. */
public final class NotGotException extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean askable;

    private NotGotException(String message, boolean askable) {
        super(message);
        this.askable = askable;
    }

    /** Somebody has to do something: sign in, type a code, put new keys in place. */
    public static NotGotException needsSomebody(String why) {
        return new NotGotException(why, true);
    }

    /** It was tried and does not work. */
    public static NotGotException failed(String why) {
        return new NotGotException(why, false);
    }

    public boolean isForSomebody() {
        return askable;
    }

    /** The message is there from the start. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
