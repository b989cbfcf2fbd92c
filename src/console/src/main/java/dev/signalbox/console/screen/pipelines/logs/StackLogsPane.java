package dev.signalbox.console.screen.pipelines.logs;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.LogView;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.logs.CloudWatchLink;
import dev.signalbox.console.model.logs.GroupLog;
import dev.signalbox.console.store.GroupLogs.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What the resources of a stack write: whose, since when, and which lines. */
public final class StackLogsPane extends BorderPane {
    private static final List<Duration> BACK = List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7),
            Duration.ofDays(30));

    private final StackLogsViewModel viewModel;
    private final EnvironmentInfo environment;
    private final ComboBox<String> of = new ComboBox<>();
    private final ComboBox<Duration> since = new ComboBox<>(FXCollections.observableArrayList(BACK));
    private final TextField pattern = new TextField();
    private final StatePane state = new StatePane();
    private final LogView log = new LogView();
    private final Note cutNote = new Note(Tone.ATTENTION, "");
    private final VBox cut = new VBox(cutNote);
    private Map<String, String> groups = Map.of();
    private String applied = "";
    private boolean shown;
    private boolean chosen;

    public StackLogsPane(StackLogsViewModel viewModel, EnvironmentInfo environment) {
        this.viewModel = viewModel;
        this.environment = environment;
        choices();
        log.setId("stack-log");
        log.setPadding(new Insets(0, 16, 12, 16));
        var label = new Label(Texts.text("logs.of"));
        label.getStyleClass().addAll("small-text", "text-3");
        label.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(label, of, since, pattern);
        row.getStyleClass().add("tool-row");
        cut.setId("stack-logs-cut");
        cut.getStyleClass().add("banner");
        cut.managedProperty().bind(cut.visibleProperty());
        setTop(new VBox(row, cut));
        state.setContent(log);
        state.setOnRetry(viewModel::refresh);
        setCenter(state);
        cutNote.with(Buttons.small(Texts.text("logs.further"), viewModel::searchFurther));
        viewModel.logProperty().subscribe(_ -> show());
    }

    private void choices() {
        of.setId("stack-logs-of");
        of.setPrefWidth(280);
        of.setAccessibleText(Texts.text("logs.of"));
        of.valueProperty().subscribe(_ -> look());
        since.setId("stack-logs-since");
        since.setAccessibleText(Texts.text("logs.since"));
        since.setConverter(new Words());
        since.setValue(BACK.get(1));
        since.valueProperty().subscribe(_ -> look());
        pattern.setId("stack-logs-pattern");
        pattern.setPrefWidth(340);
        pattern.setPromptText(Texts.text("logs.pattern"));
        pattern.setAccessibleText(Texts.text("logs.pattern"));
        pattern.setOnAction(_ -> {
            applied = pattern.getText().strip();
            look();
        });
    }

    /** @param next log groups by the names of what writes there; the choice stays where it can */
    public void offer(Map<String, String> next) {
        if (next.equals(groups)) {
            return;
        }
        groups = Map.copyOf(next);
        var chosen = Optional.ofNullable(of.getValue()).filter(next::containsKey);
        of.getItems().setAll(next.keySet());
        of.setValue(chosen.or(() -> next.keySet().stream().findFirst()).orElse(null));
        look();
    }

    /** Shows this group's log. */
    public void choose(String group) {
        of.getItems().stream().filter(name -> group.equals(groups.get(name))).findFirst().ifPresent(of::setValue);
    }

    /** Lies there; while another tab is chosen, nobody looks at it. */
    public void in(Tab tab) {
        tab.setContent(this);
        tab.selectedProperty().subscribe(now -> {
            chosen = now;
            look();
        });
    }

    /** Whether the screen that it is on is shown. */
    public void shown(boolean now) {
        shown = now;
        look();
    }

    private void look() {
        viewModel.look(question());
        show();
    }

    private Optional<Question> question() {
        return Optional.ofNullable(of.getValue()).filter(_ -> shown && chosen).flatMap(name -> Optional.ofNullable(
                groups.get(
                        name))).map(group -> new Question(group, applied, since.getValue()));
    }

    private void show() {
        if (groups.isEmpty()) {
            cut.setVisible(false);
            state.setEmptyText(Texts.text("logs.noGroups"));
            state.show(new Loadable.Ready<>("", Instant.EPOCH), true);
            return;
        }
        var next = viewModel.logProperty().get();
        var searched = next.newest().flatMap(GroupLog::searched);
        cut.setVisible(searched.isPresent());
        searched.ifPresent(since -> cutNote.setText(Texts.text("logs.searched", When.clock(since))));
        next.newest().ifPresent(l -> {
            state.setEmptyText(nothing(l));
            log.setWeb(CloudWatchLink.in(environment, l.group(), Optional.empty()));
            log.show(l.group(), l.lines());
        });
        state.show(next, next.newest().filter(l -> !l.lines().isEmpty()).isEmpty());
    }

    private String nothing(GroupLog of) {
        if (!of.there()) {
            return Texts.text("logs.noGroup", of.group());
        }
        var time = new Words().toString(since.getValue());
        if (of.searched().isPresent()) {
            return Texts.text("logs.notYet", of.group());
        }
        var none = applied.isEmpty() ? Texts.text("logs.none", of.group(), time)
                : Texts.text("logs.noMatch", of
                        .group(), applied, time);
        return of.keptDays().map(days -> none + " " + Texts.text("logs.kept", days)).orElse(none);
    }

    private static final class Words extends StringConverter<Duration> {
        @Override
        public String toString(Duration back) {
            return back.toDays() < 1 ? Texts.text("logs.hours", back.toHours())
                    : Texts.text("logs.days", back
                            .toDays());
        }

        @Override
        public Duration fromString(String text) {
            throw new UnsupportedOperationException(text);
        }
    }
}
