package dev.signalbox.console.screen.executions.payload;

import dev.signalbox.console.control.JsonView;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.StateProgress.Attempt;
import dev.signalbox.console.model.Tone;
import java.util.stream.Stream;
import javafx.scene.Node;

/** What went wrong in one try of a state. */
public final class AttemptErrors {
    private AttemptErrors() {}

    /** Services tell causes as JSON, which is long. */
    public static Stream<Node> of(Attempt attempt) {
        String cause = attempt.cause().orElse("");
        if (!cause.stripLeading().startsWith("{")) {
            return Stream.of(new Note(Tone.FAILED, (attempt.error().orElse("") + "\n" + Secrets.withoutSecrets(cause))
                    .strip()));
        }
        JsonView told = new JsonView();
        told.setTitle(Texts.text("execution.state.cause"));
        told.setJson(cause);
        return Stream.of(new Note(Tone.FAILED, attempt.error().orElse("")), told);
    }
}
