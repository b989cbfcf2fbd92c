package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.TimeLabel;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.ProviderAct;
import dev.signalbox.console.model.ProviderResponse;
import dev.signalbox.console.model.Scenario;
import dev.signalbox.console.model.SentCallback;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What came back, and what it means. */
final class ResponseView {
    private final VBox box;

    ResponseView(VBox box) {
        this.box = box;
        box.managedProperty().bind(box.visibleProperty());
    }

    void show(Optional<SentCallback> sent) {
        box.setVisible(sent.isPresent());
        sent.ifPresent(s -> box.getChildren().setAll(head(s), new StatusBadge(word(s))));
        sent.flatMap(SentCallback::response).map(ProviderResponse::body).filter(b -> !b.isEmpty())
                .ifPresent(b -> box.getChildren().add(code(b)));
        sent.ifPresent(s -> box.getChildren().add(new Note(s.asExpected() ? Tone.SUCCEEDED : Tone.FAILED, meaning(s))));
    }

    private static HBox head(SentCallback sent) {
        var title = new Label(Texts.text("simulator.last"));
        title.getStyleClass().add("section-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var took = sent.response().map(r -> Spans.words(r.took())).orElse("");
        var when = new TimeLabel(() -> took.isEmpty() ? When.words(sent.at(), Instant.now())
                : Texts.text("simulator.lastAt", When.words(sent.at(), Instant.now()), took));
        when.getStyleClass().addAll("tiny-text", "text-3");
        return new HBox(title, space, when);
    }

    private static StatusWord word(SentCallback sent) {
        var words = sent.response().map(r -> r.status() + "")
                .orElseGet(() -> sent.failure().map(f -> f.code()).orElse(Texts.text("simulator.direct")));
        return new StatusWord(sent.accepted() ? Tone.SUCCEEDED : Tone.FAILED, words);
    }

    private static Label code(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().addAll("mono", "code-block");
        return label;
    }

    private static String meaning(SentCallback sent) {
        if (sent.failure().isPresent()) {
            return failure(sent.failure().get());
        }
        if (sent.scenario() == Scenario.WRONG_SECRET) {
            return Texts.text(sent.accepted() ? "simulator.notExpected" : "simulator.expected");
        }
        if (!sent.accepted()) {
            return Texts.text("simulator.refused");
        }
        boolean heartbeat = sent.act() == ProviderAct.HEARTBEAT || sent.act() == ProviderAct.DIRECT_HEARTBEAT;
        boolean failed = sent.act() == ProviderAct.FAILURE || sent.act() == ProviderAct.DIRECT_FAILURE;
        return Texts.text(heartbeat ? "simulator.heartbeatTaken"
                : failed ? "simulator.failureTaken" : "simulator.taken");
    }

    /** Step Functions' words for tokens that are over need some more. */
    static String failure(Failure failure) {
        return switch (failure.code()) {
            case "TaskTimedOut", "TaskTimedOutException" -> Texts.text("simulator.over.timedOut");
            case "TaskDoesNotExist", "TaskDoesNotExistException" -> Texts.text("simulator.over.gone");
            case "InvalidToken", "InvalidTokenException" -> Texts.text("simulator.over.invalid");
            default -> Texts.text(failure);
        };
    }
}
