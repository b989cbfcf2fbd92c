package dev.signalbox.console.screen.overview;

import dev.signalbox.console.control.card.InfoCard;
import dev.signalbox.console.control.card.LinkLine;
import dev.signalbox.console.control.card.Lines;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StackWords;
import dev.signalbox.console.model.overview.PipelineHealth;
import java.util.List;
import java.util.Optional;

/** The deployed pipelines: their stack, their runs, and whether this console brings a newer version. */
final class PipelinesBody implements CardBody {
    private static final int SHOWN = 6;
    private final InfoCard card;
    private final OverviewViewModel viewModel;
    private final Lines<PipelineHealth> lines;

    PipelinesBody(InfoCard card, OverviewViewModel viewModel, Navigator navigator) {
        this.card = card;
        this.viewModel = viewModel;
        lines = new Lines<>(SHOWN, h -> h.stack().id(), (line, health) -> {
            line.setOnOpen(() -> navigator.go(new Destination.Stack(health.stack().name())));
            line.show(said(health));
        });
        lines.setId("overview-pipelines");
        card.setBody(lines);
    }

    private static LinkLine.Said said(PipelineHealth health) {
        String runs = health.service() ? Texts.text("overview.pipelines.service")
                : Texts.text("overview.pipelines.runs", health.running(), health.failed());
        String update = health.bundled().map(v -> " · " + Texts.text("overview.pipelines.bundled", v)).orElse("");
        return new LinkLine.Said(Optional.of(StackWords.of(health.stack().status())), health.stack().name(), "", health
                .stack().version().orElse(""), runs + update);
    }

    @Override
    public void render() {
        Loadable<List<PipelineHealth>> state = viewModel.pipelinesProperty().get();
        int others = viewModel.otherStacks();
        card.show(state, state.newest().filter(List::isEmpty).isPresent() && others == 0);
        state.newest().ifPresent(all -> lines.show(all, more -> more + others == 0 ? ""
                : Texts.text("overview.pipelines.others", more + others)));
    }
}
