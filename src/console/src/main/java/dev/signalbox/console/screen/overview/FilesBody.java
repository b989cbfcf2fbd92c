package dev.signalbox.console.screen.overview;

import dev.signalbox.console.control.When;
import dev.signalbox.console.control.card.InfoCard;
import dev.signalbox.console.control.card.LinkLine;
import dev.signalbox.console.control.card.Lines;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.overview.Landed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What arrived in the pipelines' buckets within a day, and how far each was looked at. */
final class FilesBody implements CardBody {
    private static final int SHOWN = 5;
    private final InfoCard card;
    private final OverviewViewModel viewModel;
    private final Lines<Landed> lines;

    FilesBody(InfoCard card, OverviewViewModel viewModel, Navigator navigator) {
        this.card = card;
        this.viewModel = viewModel;
        lines = new Lines<>(SHOWN, l -> l.bucket(), (line, landed) -> {
            line.setOnOpen(() -> navigator.go(landed.bucket()));
            line.show(said(landed));
        });
        lines.setId("overview-files");
        card.setBody(lines);
    }

    private LinkLine.Said said(Landed landed) {
        String fact = landed.failure().isPresent() ? ""
                : Texts.text("overview.files.fact", landed.today(), Sizes.words(
                        landed.bytes()));
        return new LinkLine.Said(Optional.empty(), landed.bucket().bucket(), "", fact, below(landed));
    }

    private String below(Landed landed) {
        if (landed.failure().isPresent()) {
            return Texts.text("overview.files.unknown", Texts.text(landed.failure().get()));
        }
        String newest = landed.newest().map(f -> Texts.text("overview.files.newest", f.name(), When.words(f.modified()
                .orElse(Instant.EPOCH), viewModel.now()))).orElse(Texts.text("overview.files.nothing"));
        return newest + " " + Texts.text(landed.more() ? "overview.files.part" : "overview.files.whole", landed
                .counted());
    }

    @Override
    public void render() {
        Loadable<List<Landed>> state = viewModel.filesProperty().get();
        card.show(state, state.newest().filter(List::isEmpty).isPresent());
        state.newest().ifPresent(all -> lines.show(all, more -> more == 0 ? ""
                : Texts.text("overview.files.more", more)));
    }
}
