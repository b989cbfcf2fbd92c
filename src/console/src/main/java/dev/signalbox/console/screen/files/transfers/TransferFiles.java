package dev.signalbox.console.screen.files.transfers;

import dev.signalbox.console.control.Meter;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.transfer.FileMove;
import dev.signalbox.console.model.transfer.FileTrouble;
import dev.signalbox.console.model.transfer.TransferState;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The files of a transfer that are on their way, and the first of those that failed. */
final class TransferFiles extends VBox {
    private static final int SHOWN = 20;

    private List<FileMove> moves = List.of();
    private List<FileTrouble> troubles = List.of();

    TransferFiles() {
        getStyleClass().add("transfer-files");
    }

    boolean isNothing() {
        return moves.isEmpty() && troubles.isEmpty();
    }

    void show(TransferState now) {
        if (moves.equals(now.running()) && troubles.equals(now.troubles())) {
            return;
        }
        moves = now.running();
        troubles = now.troubles();
        List<Node> lines = new ArrayList<>(moves.stream().map(TransferFiles::line).toList());
        troubles.stream().limit(SHOWN).forEach(t -> lines.add(line(t)));
        if (troubles.size() > SHOWN) {
            lines.add(label(Texts.text("transfers.moreTroubles", now.counts().failed() - SHOWN), "text-3"));
        }
        getChildren().setAll(lines);
    }

    private static Node line(FileMove move) {
        Meter meter = new Meter().fraction(move.size() == 0 ? 0 : (double) move.done() / move.size());
        meter.getStyleClass().add(Tones.styleClass(Tone.RUNNING));
        meter.setPrefWidth(120);
        meter.setMinWidth(120);
        return row(label(move.name(), "text-2"), meter, label(Texts.text("transfers.bytes", Sizes.words(move.done()),
                Sizes.words(move.size())), "text-3"));
    }

    private static Node line(FileTrouble trouble) {
        return row(label(trouble.name(), "text-2"), label(trouble.why(), "failed-text"));
    }

    private static HBox row(Label name, Node... others) {
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox row = new HBox(10, name);
        row.getChildren().addAll(others);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label label(String text, String look) {
        Label label = new Label(text);
        label.getStyleClass().addAll("tiny-text", look);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        return label;
    }
}
