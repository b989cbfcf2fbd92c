package dev.signalbox.console.screen.executions;

import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.RootCause;
import dev.signalbox.console.model.Tone;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What failed, where and why, with links to the state, to what it ran, and what was said there. */
final class RootCauseCard extends VBox {
    private final FlowPane chain = new FlowPane();

    RootCauseCard(RootCause cause, Consumer<String> showState, Consumer<String> showLog, Consumer<Destination> go) {
        getStyleClass().addAll("root-cause");
        chain.getStyleClass().add("root-cause-chain");
        getChildren().add(new Note(Tone.FAILED, sentence(cause)));
        link(Texts.text("cause.state", cause.state()), () -> showState.accept(cause.state()));
        cause.place().ifPresent(place -> link(name(place), () -> go.accept(place)));
        if (cause.kind() != RootCause.Kind.DECIDED) {
            link(Texts.text("cause.log"), () -> showLog.accept(cause.state()));
        }
        cause.then().forEach(state -> link(state, () -> showState.accept(state)));
        getChildren().add(chain);
        cause.evidence().forEach(line -> {
            Label said = new Label(line);
            said.getStyleClass().addAll("mono", "small-text");
            said.setWrapText(true);
            getChildren().add(said);
        });
        if (cause.evidence().isEmpty()) {
            getChildren().add(new Label(Texts.text("cause.unknown")));
        }
    }

    private static String sentence(RootCause cause) {
        String key = switch (cause.kind()) {
            case FAILED -> "cause.failed";
            case TIMED_OUT -> "cause.timedOut";
            case DECIDED -> "cause.decided";
        };
        return Texts.text(key, cause.state(), cause.error());
    }

    private static String name(Destination place) {
        return switch (place) {
            case Destination.Job(String id) -> Texts.text("cause.job", id);
            case Destination.Execution(String arn) -> Texts.text("cause.execution", arn.substring(arn.lastIndexOf(':')
                    + 1));
            default -> place.toString();
        };
    }

    private void link(String text, Runnable action) {
        if (!chain.getChildren().isEmpty()) {
            chain.getChildren().add(new Label("→"));
        }
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(_ -> action.run());
        chain.getChildren().add(link);
    }
}
