package dev.signalbox.console.control;

import java.time.Instant;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Labels of 92 px and their values. */
public final class KeyValueGrid extends GridPane {
    private static final double LABEL_WIDTH = 92;

    private final Facts facts = new Facts();

    public KeyValueGrid() {
        getStyleClass().add("key-values");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(new ColumnConstraints(LABEL_WIDTH), values);
    }

    /** Shows labels and their values; where the labels stay, only words change that are others, as some tick each second. */
    public KeyValueGrid set(List<String> labelsAndValues) {
        facts.set(labelsAndValues, this::clear, (label, value) -> add(label, wrap(value)));
        return this;
    }

    public KeyValueGrid clear() {
        facts.forget();
        getChildren().clear();
        return this;
    }

    /** Day and time in the chosen form. */
    public KeyValueGrid addTime(String key, Instant time) {
        return add(key, new TimeLabel(() -> When.stamp(time)));
    }

    public KeyValueGrid add(String key, String value) {
        return add(key, wrap(new Label(value)));
    }

    /** An id: mono, shortened in the middle, whole in the tooltip. */
    public KeyValueGrid addId(String key, String id) {
        return add(key, idLabel(id));
    }

    /** An id that leads somewhere. */
    public KeyValueGrid addLink(String key, String id, Runnable open) {
        Hyperlink link = new Hyperlink(id);
        link.getStyleClass().add("mono");
        link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Hint.on(link, id);
        link.setOnAction(_ -> open.run());
        return add(key, link);
    }

    public KeyValueGrid add(String key, Node value) {
        Label label = new Label(key);
        label.getStyleClass().add("key");
        label.setLabelFor(value);
        setValignment(label, VPos.TOP);
        addRow(getRowCount(), label, value);
        return this;
    }

    /** A mono label for an id, shortened in the middle when there is no room. */
    public static Label idLabel(String id) {
        Label label = new Label(id);
        label.getStyleClass().add("mono");
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Hint.on(label, id);
        return label;
    }

    private static Label wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
