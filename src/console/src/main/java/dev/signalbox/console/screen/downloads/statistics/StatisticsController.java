package dev.signalbox.console.screen.downloads.statistics;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.StackedBar;
import dev.signalbox.console.control.When;
import dev.signalbox.console.control.chart.Bar;
import dev.signalbox.console.control.chart.TimeBars;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.downloads.stats.StatsHistory;
import dev.signalbox.console.model.downloads.stats.StatsPoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/** Binds {@code downloads-statistics.fxml}: charts of the last quarter of an hour, and the same as a table. */
public final class StatisticsController {
    private final StatisticsViewModel viewModel;
    private final TimeBars downloads = new TimeBars(StatsHistory.STEPS, Tone.SUCCEEDED);
    private final TimeBars callbacks = new TimeBars(StatsHistory.STEPS, Tone.SUCCEEDED);
    private final TimeBars pending = new TimeBars(StatsHistory.STEPS, Tone.NOT_STARTED);
    private final StackedBar codes = new StackedBar();
    private final ObservableList<StatsPoint> steps = FXCollections.observableArrayList();
    private final ObservableList<Map.Entry<String, Long>> responses = FXCollections.observableArrayList();
    @FXML private ToggleButton asTable;
    @FXML private Label since;
    @FXML private VBox notes;
    @FXML private Node charts;
    @FXML private VBox downloadsCard;
    @FXML private VBox callbacksCard;
    @FXML private VBox pendingCard;
    @FXML private VBox codesCard;
    @FXML private DataTable<Map.Entry<String, Long>> codeTable;
    @FXML private DataTable<StatsPoint> table;

    public StatisticsController(StatisticsViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        downloadsCard.getChildren().add(downloads);
        callbacksCard.getChildren().add(callbacks);
        pendingCard.getChildren().add(pending);
        codesCard.getChildren().add(1, codes);
        codeTable.status(Texts.text("downloads.response"), 150, e -> word(e.getKey()));
        codeTable.number(Texts.text("downloads.count"), 80, Map.Entry::getValue, n -> String.format(Locale.ROOT, "%,d",
                n));
        codeTable.setRows(responses, Map.Entry::getKey, _ -> {});
        codeTable.table().setId("code-table");
        table.time(Texts.text("downloads.from"), 110, StatsPoint::from, viewModel.around().clock());
        table.number(Texts.text("downloads.perSecond.done"), 120, StatsPoint::perSecond, StatisticsController::number);
        table.number(Texts.text("downloads.succeeded"), 90, StatsPoint::succeeded, Object::toString);
        table.number(Texts.text("downloads.failed"), 90, StatsPoint::failed, Object::toString);
        table.number(Texts.text("downloads.delivered"), 120, StatsPoint::delivered, Object::toString);
        table.number(Texts.text("downloads.undelivered"), 130, StatsPoint::undelivered, Object::toString);
        table.number(Texts.text("downloads.pending"), 90, StatsPoint::pending, Object::toString);
        table.setRows(steps, StatsPoint::from, _ -> {});
        table.table().setId("statistics-table");
        table.visibleProperty().bind(asTable.selectedProperty());
        charts.visibleProperty().bind(asTable.selectedProperty().not());
        viewModel.historyProperty().subscribe(this::show);
    }

    private static StatusWord word(String code) {
        return new StatusWord(StatsPoint.isSuccess(code) ? Tone.SUCCEEDED : Tone.FAILED, code);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private void show(StatsHistory history) {
        var points = history.points();
        if (points.isEmpty()) {
            notes.getChildren().setAll(new Note(Tone.PENDING, Texts.text("downloads.statistics.none")));
        } else {
            notes.getChildren().clear();
        }
        since.setText(points.isEmpty() ? ""
                : Texts.text("downloads.statistics.since", When.clock(points.getFirst()
                        .from())));
        var newest = points.isEmpty() ? new StatsPoint(java.time.Instant.EPOCH, 1, Map.of(), 0, 0, 0)
                : points.getLast();
        downloads.show(bars(points, p -> new Bar(p.succeeded(), p.failed(), words(p, "downloads", number(p.perSecond()),
                p
                        .failed()))), Texts.text("downloads.chart.downloads.now", number(newest.perSecond()), sum(
                                points,
                                StatsPoint::succeeded), sum(points, StatsPoint::failed)));
        callbacks.show(bars(points, p -> new Bar(p.delivered(), p.undelivered(), words(p, "callbacks", "" + p
                .delivered(), p.undelivered()))), Texts.text("downloads.chart.callbacks.now", sum(points,
                        StatsPoint::delivered), sum(points, StatsPoint::undelivered)));
        pending.show(bars(points, p -> new Bar(p.pending(), 0, words(p, "pending", "" + p.pending(), 0))), Texts.text(
                "downloads.chart.pending.now", newest.pending()));
        var byCount = history.responses().entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue()
                .reversed().thenComparing(Map.Entry.comparingByKey())).toList();
        LiveRows.update(responses, byCount, Map.Entry::getKey);
        codes.with(byCount.stream().map(e -> new StackedBar.Part(word(e.getKey()), e.getValue().intValue())).toList());
        LiveRows.update(steps, points.reversed(), StatsPoint::from);
    }

    private static long sum(List<StatsPoint> points, Function<StatsPoint, Long> what) {
        return points.stream().mapToLong(what::apply).sum();
    }

    private static List<Bar> bars(List<StatsPoint> points, Function<StatsPoint, Bar> bar) {
        return points.stream().map(bar).toList();
    }

    private static String words(StatsPoint point, String chart, String up, long down) {
        return Texts.text("downloads.chart." + chart + ".step", When.clock(point.from()), up, down);
    }
}
