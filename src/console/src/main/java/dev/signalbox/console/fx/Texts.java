package dev.signalbox.console.fx;

import dev.signalbox.console.model.Failure;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The console's words, from {@code fxml/messages.properties}. */
public final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("fxml.messages", Locale.ROOT);

    private Texts() {}

    static ResourceBundle bundle() {
        return BUNDLE;
    }

    /** The text of a key, with {@code {0}}… filled in. A missing key is a bug and throws. */
    public static String text(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(arguments);
    }

    /** The text of a key that not every value has. */
    public static Optional<String> maybe(String key) {
        return BUNDLE.containsKey(key) ? Optional.of(BUNDLE.getString(key)) : Optional.empty();
    }

    /** One sentence: what kind of failure, and the service's own words. */
    public static String text(Failure failure) {
        return switch (failure) {
            case Failure.Denied f -> text("failure.denied", f.message());
            case Failure.NotFound f -> text("failure.notFound", f.message());
            case Failure.Rejected f -> text("failure.rejected", f.message());
            case Failure.Throttled f -> text("failure.throttled", f.message());
            case Failure.Unreachable f -> text("failure.unreachable", f.endpoint(), f.message());
            case Failure.TimedOut f -> text("failure.timedOut", f.endpoint(), f.patience().toSeconds());
            case Failure.Garbled f -> text("failure.garbled", f.endpoint(), f.message());
            case Failure.NotOffered f -> text("failure.notOffered", f.endpoint(), f.operation(), f.said());
            case Failure.SignInNeeded f -> text("failure.signInNeeded", f.message());
            case Failure.Locked f -> text("failure.locked", f.environment(), f.operation());
            case Failure.Unexpected f -> text("failure.unexpected", f.message());
        };
    }
}
