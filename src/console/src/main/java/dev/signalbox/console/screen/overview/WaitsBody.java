package dev.signalbox.console.screen.overview;

import dev.signalbox.console.control.card.InfoCard;
import dev.signalbox.console.control.card.LinkLine;
import dev.signalbox.console.control.card.Lines;
import dev.signalbox.console.control.card.Stat;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.overview.WaitAges;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Callbacks by age, the oldest, and the one whose time ends next. */
final class WaitsBody implements CardBody {
    private final InfoCard card;
    private final OverviewViewModel viewModel;
    private final Stat minutes;
    private final Stat hours;
    private final Stat days;
    private final Lines<Told> lines;

    /** @param which the key of what is said of it */
    private record Told(PendingCallback callback, String which) {}

    WaitsBody(InfoCard card, OverviewViewModel viewModel, Navigator navigator) {
        this.card = card;
        this.viewModel = viewModel;
        Runnable inbox = () -> navigator.go(new Destination.Callbacks());
        minutes = new Stat(Tone.WAITING, Texts.text("overview.waits.minutes"), inbox);
        hours = new Stat(Tone.WAITING, Texts.text("overview.waits.hours"), inbox);
        days = new Stat(Tone.ATTENTION, Texts.text("overview.waits.days"), inbox);
        minutes.setId("overview-waits");
        lines = new Lines<>(2, t -> t.which() + t.callback().id().key(), (line, told) -> {
            line.setOnOpen(() -> navigator.go(new Destination.Callback(told.callback().executionArn())));
            line.show(said(told));
        });
        card.setBody(new VBox(10, new HBox(4, minutes, hours, days), lines));
    }

    private LinkLine.Said said(Told told) {
        Instant now = viewModel.now();
        PendingCallback wait = told.callback();
        String fact = told.which().equals("oldest") ? Spans.age(Duration.between(wait.waitingSince(), now))
                : wait.deadline().map(d -> d.isBefore(now) ? Texts.text("overview.waits.late", Spans.age(Duration
                        .between(
                                d, now))) : Texts.text("when.in", Spans.age(Duration.between(now, d)))).orElse("");
        return new LinkLine.Said(new StatusWord(Tone.WAITING, Texts.text("overview.waits." + told.which())), wait
                .executionName(), "", fact);
    }

    @Override
    public void render() {
        Loadable<List<PendingCallback>> state = viewModel.waitsProperty().get();
        card.show(state, state.newest().filter(List::isEmpty).isPresent());
        state.newest().ifPresent(waits -> {
            WaitAges ages = WaitAges.of(waits, viewModel.now());
            minutes.show(ages.minutes());
            hours.show(ages.hours());
            days.show(ages.days());
            List<Told> told = new ArrayList<>();
            ages.oldest().ifPresent(w -> told.add(new Told(w, "oldest")));
            ages.next().ifPresent(w -> told.add(new Told(w, "next")));
            lines.show(told, _ -> ages.endless() == 0 ? "" : Texts.text("overview.waits.endless", ages.endless()));
        });
    }
}
