package dev.signalbox.console.screen.batch.why;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.HelpButton;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.fx.help.Help;
import dev.signalbox.console.model.batch.why.Check;
import dev.signalbox.console.model.batch.why.Fix;
import dev.signalbox.console.model.batch.why.WhyNotRunning;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Why a job is not running: one sentence, what was checked, and what helps. Takes no room when it runs. */
public final class WhyCard extends VBox {
    private final Label sentence = wrapped("");
    private final Label said = wrapped("");
    private final VBox checks = new VBox(4);
    private final FlowPane fixes = new FlowPane(8, 6);
    private Consumer<Fix> apply = _ -> {};
    private List<Check> shownChecks = List.of();
    private List<Fix> shownFixes = List.of();

    public WhyCard() {
        getStyleClass().addAll("why-card", "tone-attention");
        sentence.setId("why");
        var title = new Label(Texts.text("why.title"));
        title.getStyleClass().add("attention-text");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var help = new HelpButton();
        help.getStyleClass().add("small");
        Help.setPage(help, "recipe-runnable");
        var head = new HBox(8, new Icon(Glyph.STOPWATCH), title, space, help);
        head.setAlignment(Pos.CENTER_LEFT);
        said.getStyleClass().addAll("tiny-text", "text-2");
        checks.setId("why-checks");
        getChildren().addAll(head, sentence, said, checks, fixes);
        managedProperty().bind(visibleProperty());
        show(Optional.empty(), Optional.empty());
    }

    /** What a fix does when its button is pressed. */
    public void setOnFix(Consumer<Fix> action) {
        apply = action;
    }

    /** @param aws what AWS says itself */
    public void show(Optional<WhyNotRunning> why, Optional<String> aws) {
        setVisible(why.isPresent());
        sentence.setText(why.map(WhyWords::sentence).orElse(""));
        said.setText(aws.map(a -> Texts.text("why.aws", a)).orElse(""));
        said.setManaged(!said.getText().isEmpty());
        var nextChecks = why.map(WhyNotRunning::checks).orElse(List.of());
        if (!nextChecks.equals(shownChecks)) {
            shownChecks = nextChecks;
            checks.getChildren().setAll(nextChecks.stream().map(WhyCard::line).toList());
        }
        var nextFixes = why.map(WhyNotRunning::fixes).orElse(List.of());
        if (!nextFixes.equals(shownFixes)) { // a button under the pointer stays the same
            shownFixes = nextFixes;
            fixes.getChildren().setAll(nextFixes.stream().map(this::button).toList());
        }
        fixes.setManaged(!nextFixes.isEmpty());
    }

    private static HBox line(Check check) {
        var tone = switch (check.result()) {
            case YES -> Tone.SUCCEEDED;
            case NO -> Tone.FAILED;
            case NOTE -> Tone.PENDING;
        };
        var words = wrapped(WhyWords.check(check));
        var icon = new Icon(Tones.glyph(tone), 12);
        icon.getStyleClass().addAll(Tones.styleClass(tone));
        var line = new HBox(8, icon, words);
        words.getStyleClass().add("small-text");
        words.setAccessibleText(Texts.text("why.check." + check.result()) + " " + words.getText());
        return line;
    }

    private Button button(Fix fix) {
        var button = Buttons.small(WhyWords.fix(fix), () -> apply.accept(fix));
        button.setId("fix-" + fix.getClass().getSimpleName());
        switch (fix) {
            case Fix.EnableQueue _ -> Guards.needs(button, "batch:UpdateJobQueue");
            case Fix.EnableEnvironment _,Fix.RaiseMax _ -> Guards.needs(button, "batch:UpdateComputeEnvironment");
            case Fix.OpenJob _,Fix.EditDefinition _,Fix.OpenEnvironment _,Fix.ShowRunning _ -> {
                // These only lead somewhere.
            }
        }
        return button;
    }

    private static Label wrapped(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
