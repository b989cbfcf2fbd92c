package dev.signalbox.console.screen.files.transfers;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Meter;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.transfer.TransferPhase;
import dev.signalbox.console.model.transfer.TransferState;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One transfer. It stays the same node while it goes on, so that the keyboard stays in its buttons. */
final class TransferItem extends VBox {
    private final StatusBadge status = new StatusBadge().plain();
    private final Label names = new Label();
    private final Meter meter = new Meter();
    private final Label detail = new Label();
    private final Label note = new Label();
    private final ToggleButton more = new ToggleButton("", new Icon(Glyph.CHEVRON_RIGHT));
    private final TransferFiles files = new TransferFiles();
    private boolean marked;
    private final Button pause;
    private final Button resume;
    private final Button retry;
    private final Button replace;
    private final Button cancel;
    private final Button open;
    private final Button folder;
    private final Button report;
    private final Button remove;

    /** What the buttons do. */
    interface Acts {
        void pause();

        void resume();

        void retry();

        void replace();

        void cancel();

        void open();

        void folder();

        void report();

        void remove();
    }

    TransferItem(Acts acts) {
        pause = button("transfers.pause", acts::pause);
        resume = button("transfers.resume", acts::resume);
        retry = button("transfers.retry", acts::retry);
        replace = button("transfers.replace", acts::replace);
        cancel = button("transfers.cancel", acts::cancel);
        open = button("transfers.open", acts::open);
        folder = button("transfers.folder", acts::folder);
        report = button("transfers.report", acts::report);
        remove = button("transfers.remove", acts::remove);
        getStyleClass().add("transfer-item");
        names.getStyleClass().add("small-text");
        names.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        names.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(names, Priority.ALWAYS);
        detail.getStyleClass().addAll("tiny-text", "text-3");
        note.getStyleClass().addAll("tiny-text", "attention-text");
        note.setWrapText(true);
        meter.getStyleClass().add(Tones.styleClass(Tone.RUNNING));
        more.getStyleClass().addAll("ghost", "icon-only", "small");
        more.selectedProperty().subscribe(on -> more.setGraphic(new Icon(on ? Glyph.CHEVRON_DOWN
                : Glyph.CHEVRON_RIGHT)));
        files.visibleProperty().bind(more.selectedProperty());
        status.setMinWidth(118);
        arrange();
    }

    private void arrange() {
        HBox line = new HBox(8, more, status, names, pause, resume, retry, replace, open, folder, report, cancel,
                remove);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox below = new VBox(3, meter, detail, note, files);
        below.getStyleClass().add("transfer-below");
        getChildren().addAll(line, below);
        List.<Node>of(pause, resume, retry, replace, cancel, open, folder, report, remove, note, meter, files).forEach(
                n -> n
                        .managedProperty().bind(n.visibleProperty()));
    }

    private static Button button(String key, Runnable act) {
        Button button = Buttons.small(Texts.text(key), act);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    void show(TransferState now) {
        TransferPhase phase = now.phase();
        boolean taken = !now.taken().isEmpty();
        status.statusProperty().set(TransferWords.status(now));
        names.setText(now.from() + "  →  " + now.to());
        detail.setText(TransferWords.detail(now));
        note.setText(now.note().isEmpty() && taken ? Texts.text("transfers.taken", now.taken().size()) : now.note());
        note.setVisible(!note.getText().isEmpty());
        meter.setVisible(!phase.isOver());
        meter.fraction(Math.max(0, now.counts().fraction()));
        pause.setVisible(phase == TransferPhase.RUNNING);
        resume.setVisible(phase == TransferPhase.PAUSED);
        retry.setVisible(phase == TransferPhase.FAILED && now.counts().failed() > now.taken().size());
        replace.setVisible(phase == TransferPhase.FAILED && taken);
        cancel.setVisible(!phase.isOver());
        boolean upload = now.direction() == TransferState.Direction.UPLOAD;
        if (upload && !marked) {
            marked = true;
            List.of(resume, retry, replace).forEach(b -> Guards.needs(b, "s3:PutObject"));
        }
        open.setVisible(!upload && now.file().isPresent());
        folder.setVisible(upload || now.counts().done() > 0);
        report.setVisible(phase.isOver());
        remove.setVisible(phase.isOver());
        files.show(now);
        more.setDisable(files.isNothing());
        name(now);
    }

    private void name(TransferState now) {
        String what = now.from();
        setAccessibleText(String.join(", ", status.getText(), names.getText(), detail.getText()));
        more.setAccessibleText(Texts.text("transfers.more", what));
        List.of(pause, resume, retry, replace, cancel, open, folder, report, remove).forEach(b -> b.setAccessibleText(b
                .getText() + " " + what));
    }
}
