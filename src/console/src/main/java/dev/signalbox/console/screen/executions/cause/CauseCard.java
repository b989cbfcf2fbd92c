package dev.signalbox.console.screen.executions.cause;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.RootCause;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.cause.Clues;
import dev.signalbox.console.model.cause.Proposal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/**
 * What failed, where and why; then state, job, log line and object, each a link; then what they said, and what to do. It grows in
 * place as answers come, so that the keyboard stays where it is.
 */
public final class CauseCard extends VBox {
    /** In a window that is lower, what is below the card matters more. */
    private static final double LOW = 800;

    private final CauseViewModel viewModel;
    private final CauseActs acts;
    private final Note sentence = new Note(Tone.FAILED, "");
    private final FlowPane chain = new FlowPane();
    private final VBox evidence = new VBox(2);
    private final ToggleButton open = new ToggleButton(Texts.text("cause.evidence"));
    private final FlowPane then = new FlowPane();
    private final Button act = Buttons.small("", this::act);
    private final Label advice = new Label();
    private List<CauseWords.Step> steps = List.of();
    private List<CauseWords.Said> said = List.of();

    public CauseCard(CauseViewModel viewModel, CauseActs acts) {
        this.viewModel = viewModel;
        this.acts = acts;
        getStyleClass().add("root-cause");
        chain.getStyleClass().add("root-cause-chain");
        then.getStyleClass().add("root-cause-chain");
        then.managedProperty().bind(then.visibleProperty());
        evidence.setId("cause-said");
        evidence.managedProperty().bind(evidence.visibleProperty());
        evidence.visibleProperty().bind(open.selectedProperty());
        open.setId("cause-evidence");
        open.getStyleClass().add("chip");
        open.setSelected(true);
        sceneProperty().subscribe(scene -> open.setSelected(open.isSelected() && (scene == null || scene
                .getHeight() >= LOW)));
        sentence.with(open);
        act.setId("cause-act");
        act.managedProperty().bind(act.visibleProperty());
        advice.getStyleClass().add("text-2");
        FlowPane proposed = new FlowPane(advice, act);
        proposed.getStyleClass().add("root-cause-chain");
        getChildren().addAll(sentence, chain, evidence, then, proposed);
        viewModel.cluesProperty().subscribe(_ -> show());
        viewModel.traceProperty().subscribe(_ -> show());
        viewModel.detailsProperty().subscribe(_ -> propose());
    }

    private void show() {
        viewModel.cluesProperty().get().ifPresent(clues -> {
            CauseWords words = new CauseWords(clues, viewModel.traceProperty().get(), viewModel.isFollowed());
            sentence.setText(words.sentence());
            chain(words.chain());
            quote(words.said());
            then(clues.cause());
            propose();
        });
    }

    /** What stays the same stays the same node. */
    private void chain(List<CauseWords.Step> next) {
        int same = 0;
        while (same < Math.min(next.size(), steps.size()) && next.get(same).equals(steps.get(same))) {
            same++;
        }
        int kept = Math.max(0, 2 * same - 1);
        chain.getChildren().remove(kept, chain.getChildren().size());
        next.subList(same, next.size()).forEach(s -> link(chain, s.text(), () -> go(s)).setId(s.id()));
        steps = next;
    }

    private void go(CauseWords.Step step) {
        switch (step.to()) {
            case CauseWords.State(String name) -> acts.showState().accept(name);
            case CauseWords.Log(String state) -> acts.showError().accept(state);
            case CauseWords.Elsewhere(var place) -> acts.go().accept(place);
        }
    }

    private void quote(List<CauseWords.Said> next) {
        if (!next.equals(said)) {
            said = next;
            evidence.getChildren().setAll(next.stream().map(CauseWords.Said::line).toList());
        }
    }

    private void then(RootCause cause) {
        then.setVisible(!cause.then().isEmpty());
        if (then.getChildren().isEmpty() && then.isVisible()) {
            Label label = new Label(Texts.text("cause.then"));
            label.getStyleClass().add("text-3");
            then.getChildren().add(label);
            cause.then().forEach(state -> link(then, state, () -> acts.showState().accept(state)));
        }
    }

    private void propose() {
        Proposal proposal = viewModel.proposal();
        String key = proposal.name().toLowerCase(Locale.ROOT);
        Optional<String> obstacle = viewModel.detailsProperty().get().newest().flatMap(d -> d.redrive().obstacle());
        advice.setText(viewModel.cluesProperty().get().map(Clues::cause).map(c -> Texts.text("cause.advice." + key, c
                .state(), obstacle.orElse(""))).orElse(""));
        act.setVisible(proposal != Proposal.NOTHING);
        act.setText(Texts.text(proposal.isRedrive() ? "execution.redrive" : "cause.change"));
    }

    private void act() {
        (viewModel.proposal().isRedrive() ? acts.redrive() : acts.change()).run();
    }

    private static Hyperlink link(FlowPane into, String text, Runnable action) {
        if (!into.getChildren().isEmpty()) {
            Label arrow = new Label("→");
            arrow.getStyleClass().add("text-3");
            into.getChildren().add(arrow);
        }
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(_ -> action.run());
        into.getChildren().add(link);
        return link;
    }
}
