package dev.signalbox.lambda.callback;

/** What the provider said, ready for Step Functions. */
public sealed interface Answer {
    /** @param output JSON */
    record Success(String output) implements Answer {}

    /** The provider could not do its part. */
    record Failure(String error, String cause) implements Answer {}

    /** Tells answers apart without keeping them. */
    default String hash() {
        return switch (this) {
            case Success(var output) -> Secrets.sha256("success\n" + output);
            case Failure(var error, var cause) -> Secrets.sha256("failure\n" + error + "\n" + cause);
        };
    }
}
