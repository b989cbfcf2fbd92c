package dev.signalbox.localcloud.policy;

/** A text that is no policy. The message is IAM's. */
public final class MalformedPolicy extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedPolicy(String why) {
        super(why);
    }
}
