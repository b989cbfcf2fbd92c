package dev.signalbox.console.screen.overview;

import dev.signalbox.console.control.When;
import dev.signalbox.console.control.card.InfoCard;
import dev.signalbox.console.control.card.LinkLine;
import dev.signalbox.console.control.card.Lines;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.RootCause;
import dev.signalbox.console.model.overview.FailedRun;
import java.util.List;
import java.util.Optional;

/** The executions that failed last, each with its root cause. */
final class FailuresBody implements CardBody {
    private static final int SHOWN = 5;
    private static final int LONGEST = 220;
    private final InfoCard card;
    private final OverviewViewModel viewModel;
    private final Lines<FailedRun> lines;

    FailuresBody(InfoCard card, OverviewViewModel viewModel, Navigator navigator) {
        this.card = card;
        this.viewModel = viewModel;
        lines = new Lines<>(SHOWN, f -> f.run().id(), (line, failed) -> {
            line.setOnOpen(() -> navigator.go(new Destination.Execution(failed.run().id().arn())));
            line.show(said(failed));
        });
        lines.setId("overview-failures");
        lines.getStyleClass().add("wide");
        card.setBody(lines);
    }

    private LinkLine.Said said(FailedRun failed) {
        ExecutionSummary run = failed.run();
        return new LinkLine.Said(Optional.of(run.status().word()), run.id().name(), run.id().stateMachineName(), When
                .words(
                        run.stoppedAt().orElse(run.startedAt()), viewModel.now()), why(failed));
    }

    private static String why(FailedRun failed) {
        return failed.cause().map(FailuresBody::words).or(() -> failed.obstacle().map(o -> Texts.text("cause.notRead",
                Texts.text(o)))).orElse(Texts.text("cause.asking"));
    }

    /** As on the page of the execution, with the first of what was said. */
    private static String words(RootCause cause) {
        String key = switch (cause.kind()) {
            case FAILED -> "cause.failed";
            case TIMED_OUT -> "cause.timedOut";
            case DECIDED -> "cause.decided";
        };
        String evidence = cause.evidence().stream().findFirst().map(e -> " " + e.lines().findFirst().orElse("")).orElse(
                "");
        String all = Texts.text(key, cause.state(), cause.error()) + evidence;
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "…";
    }

    @Override
    public void render() {
        Loadable<List<FailedRun>> state = viewModel.failuresProperty().get();
        card.show(state, state.newest().filter(List::isEmpty).isPresent());
        state.newest().ifPresent(failed -> lines.show(failed, _ -> ""));
    }
}
