package dev.signalbox.console.screen.downloads.enqueue;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.form.FormPane;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.downloads.EnqueueAnswer;
import dev.signalbox.console.model.downloads.many.ManyLine;
import dev.signalbox.console.screen.downloads.DownloadsPlaces;
import dev.signalbox.console.screen.downloads.many.ManyPane;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** Binds {@code downloads-enqueue.fxml}: the form, what is wrong with it, and at the right the many that it stands for. */
public final class EnqueueController {
    private final EnqueueViewModel viewModel;
    private final DownloadsPlaces places;
    private final FormPane what = new FormPane(EnqueueForm.what());
    private final FormPane callback = new FormPane(EnqueueForm.callback());
    private final FormPane how = new FormPane(EnqueueForm.how());
    private final List<FormPane> forms = List.of(what, callback, how);
    private final ManyPane manyPane;
    @FXML private SplitPane split;
    @FXML private VBox whatColumn;
    @FXML private VBox callbackColumn;
    @FXML private VBox howColumn;
    @FXML private VBox notes;
    @FXML private Label wrong;
    @FXML private Button send;

    public EnqueueController(EnqueueViewModel viewModel, DownloadsPlaces places) {
        this.viewModel = viewModel;
        this.places = places;
        manyPane = new ManyPane(viewModel.around(), () -> pane(false));
    }

    @FXML
    private void initialize() {
        whatColumn.getChildren().add(what);
        callbackColumn.getChildren().add(callback);
        howColumn.getChildren().add(how);
        forms.forEach(f -> f.setOnChange(this::check));
        split.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.SUBMIT.matches(event) && !send.isDisabled()) {
                event.consume();
                send.fire();
            }
        });
        viewModel.answerProperty().subscribe(this::show);
        viewModel.givenProperty().subscribe(given -> {
            forms.forEach(f -> f.fill(given));
            if (!given.isEmpty()) {
                notes.getChildren().setAll(new Note(Tone.ATTENTION, viewModel.untold()));
            }
        });
    }

    private void check() {
        var values = new LinkedHashMap<String, String>();
        forms.forEach(f -> values.putAll(f.values()));
        var complaints = viewModel.changed(values);
        forms.forEach(f -> f.tell(complaints));
        wrong.setText(complaints.entrySet().stream().filter(c -> forms.stream().noneMatch(f -> f.isTouched(c.getKey())))
                .map(Map.Entry::getValue).findFirst().orElse(""));
        boolean many = viewModel.isMany();
        send.setText(many ? Texts.text("downloads.enqueue.many", viewModel.planned())
                : Texts.text(
                        "downloads.enqueue.one"));
        send.setDisable(!complaints.isEmpty() || (many && viewModel.planned() == 0));
        if (many) {
            manyPane.plan(viewModel.planProperty().get().lines());
            pane(true);
        }
    }

    private void pane(boolean shown) {
        if (!shown) {
            split.getItems().remove(manyPane);
        } else if (!split.getItems().contains(manyPane)) {
            split.getItems().add(manyPane);
            split.setDividerPositions(0.64);
        }
    }

    private void show(Optional<EnqueueAnswer> answer) {
        notes.getChildren().clear();
        answer.ifPresent(a -> {
            switch (a) {
                case EnqueueAnswer.Taken(var id) -> notes.getChildren().setAll(new Note(Tone.SUCCEEDED, Texts.text(
                        "downloads.enqueued", id)).with(Buttons.small(Texts.text("downloads.enqueued.open"),
                                () -> places.openJob(id))));
                // The head says that it was refused; beside the field stands why.
                case EnqueueAnswer.Refused(_, var message, var field) -> field.ifPresent(f -> forms.forEach(p -> p
                        .complain(f, message)));
            }
        });
    }

    @FXML
    private void onSend() {
        if (!viewModel.isMany()) {
            viewModel.one();
            return;
        }
        var planned = viewModel.planProperty().get().lines().stream().filter(ManyLine::isPlanned).map(ManyLine::name)
                .toList();
        var verb = Texts.text("downloads.enqueue.verb", planned.size());
        new Confirmation(viewModel.around().environment(), verb + "?", verb, planned, Texts.text(
                "downloads.enqueue.consequence", what.values().getOrDefault(EnqueueForm.RATE, ""))).ask(split, () -> {
                    viewModel.many();
                    manyPane.follow();
                    pane(true);
                });
    }
}
