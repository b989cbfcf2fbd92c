package dev.signalbox.console.screen.overview;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.When;
import dev.signalbox.console.control.card.HourBars;
import dev.signalbox.console.control.card.InfoCard;
import dev.signalbox.console.control.card.Stat;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.list.Condition;
import dev.signalbox.console.model.overview.DayOfRuns;
import dev.signalbox.console.model.overview.DayOfRuns.Hour;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Executions: how many run, and how the last 24 hours ended, as bars or as a table. */
final class RunsBody implements CardBody {
    private final InfoCard card;
    private final OverviewViewModel viewModel;
    private final Stat running;
    private final Stat succeeded;
    private final Stat failed;
    private final HourBars bars = new HourBars(RunsBody::words);
    private final Label first = new Label();
    private final Label told = new Label();
    private final ObservableList<Hour> hours = FXCollections.observableArrayList();
    private final DataTable<Hour> table = new DataTable<>();
    private final VBox chart = new VBox(4);

    RunsBody(InfoCard card, OverviewViewModel viewModel, Navigator navigator) {
        this.card = card;
        this.viewModel = viewModel;
        running = stat(Tone.RUNNING, "running", navigator, ExecutionStatus.RUNNING);
        succeeded = stat(Tone.SUCCEEDED, "succeeded", navigator, ExecutionStatus.SUCCEEDED);
        failed = stat(Tone.FAILED, "failed", navigator, ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT);
        bars.setId("overview-hours");
        told.getStyleClass().addAll("tiny-text", "text-3");
        told.setMaxWidth(Double.MAX_VALUE);
        told.setAlignment(Pos.CENTER);
        told.setMinWidth(0);
        HBox.setHgrow(told, Priority.ALWAYS);
        chart.getChildren().addAll(bars, new HBox(6, axis(first), told, axis(new Label(Texts.text(
                "overview.hours.now")))));
        VBox.setVgrow(bars, Priority.ALWAYS);
        bars.pickedProperty().subscribe(_ -> tell());
        table();
        Button twin = Buttons.icon(Glyph.TABLE, Texts.text("overview.hours.table"), () -> {});
        twin.setId("overview-hours-table");
        twin.getStyleClass().add("small");
        twin.setOnAction(_ -> swap(twin));
        card.addTool(twin);
        HBox stats = new HBox(4, running, succeeded, failed);
        VBox body = new VBox(10, stats, chart);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(chart, Priority.ALWAYS);
        card.setBody(body);
    }

    private static Stat stat(Tone tone, String key, Navigator navigator, ExecutionStatus... statuses) {
        List<Condition> conditions = Arrays.stream(statuses).map(Condition::status).toList();
        Stat stat = new Stat(tone, Texts.text("overview.runs." + key), () -> navigator.go(new Destination.Executions(
                Optional.empty(), conditions)));
        stat.setId("overview-" + key);
        return stat;
    }

    private static Label axis(Label label) {
        label.getStyleClass().addAll("tiny-text", "text-3");
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    private void table() {
        table.setId("overview-hours-rows");
        table.text(Texts.text("overview.hours.hour"), 110, h -> clock(h.from()) + "–" + clock(h.to()));
        table.number(Texts.text("overview.hours.succeeded"), 80, Hour::succeeded, Object::toString);
        table.number(Texts.text("overview.hours.failed"), 70, Hour::failed, Object::toString);
        table.number(Texts.text("overview.hours.other"), 70, Hour::other, Object::toString);
        table.setRows(hours);
        table.setPrefHeight(170);
        table.setMinHeight(120);
    }

    private void swap(Button twin) {
        VBox body = (VBox) (chart.getParent() == null ? table : chart).getParent();
        boolean toTable = body.getChildren().getLast() == chart;
        body.getChildren().set(1, toTable ? table : chart);
        String name = Texts.text(toTable ? "overview.hours.chart" : "overview.hours.table");
        twin.setAccessibleText(name);
        twin.setGraphic(new Icon(toTable ? Glyph.ACTIVITY : Glyph.TABLE));
    }

    private static String words(Hour hour) {
        return Texts.text("overview.hours.words", clock(hour.from()), clock(hour.to()), hour.succeeded(), hour.failed(),
                hour.other());
    }

    /** Hours have no seconds. */
    private static String clock(Instant time) {
        return When.clock(time).substring(0, 5);
    }

    private void tell() {
        told.setText(bars.pickedProperty().get().map(RunsBody::words).orElse(Texts.text("overview.hours.legend")));
    }

    @Override
    public void render() {
        Loadable<OverviewViewModel.Runs> state = viewModel.runsProperty().get();
        card.show(state, false);
        state.newest().ifPresent(runs -> {
            DayOfRuns day = runs.day();
            running.show(runs.running());
            succeeded.show(day.succeeded());
            failed.show(day.failed());
            bars.show(day);
            first.setText(clock(day.hours().getFirst().from()));
            LiveRows.update(hours, day.hours().reversed(), Hour::from);
        });
    }
}
