package dev.signalbox.console.screen.frame.help;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.fx.ReportProblem;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.fx.keys.Shortcut.Section;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** All shortcuts by section, made of {@link Shortcut} itself. */
public final class HelpSheet extends VBox {
    private final ScrollPane scroll;

    public HelpSheet() {
        getStyleClass().add("help-sheet");
        setMaxHeight(USE_PREF_SIZE);
        Label title = new Label(Texts.text("help.title"));
        title.getStyleClass().add("page-title");
        FlowPane sections = new FlowPane(32, 20);
        sections.setRowValignment(VPos.TOP);
        sections.getChildren().setAll(Arrays.stream(Section.values()).map(HelpSheet::section).toList());
        scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(Texts.text("help.title"));
        Label more = new Label(Texts.text("help.more"));
        more.setWrapText(true);
        more.getStyleClass().addAll("small-text", "text-3");
        Button report = Buttons.small(Texts.text("palette.report"), () -> fireEvent(new ReportProblem()));
        report.setId("help-report");
        getChildren().addAll(title, scroll, more, report);
    }

    /** Gives it the keyboard, so that arrows scroll and a screen reader reads it. */
    public void open() {
        scroll.requestFocus();
    }

    private static VBox section(Section section) {
        Label title = new Label(section.title());
        title.getStyleClass().add("section-title");
        GridPane lines = new GridPane(12, 4);
        List<Shortcut> shortcuts = section.shortcuts();
        for (int i = 0; i < shortcuts.size(); i++) {
            Label words = new Label(shortcuts.get(i).words());
            words.setMinWidth(USE_PREF_SIZE);
            Node keys = keys(shortcuts.get(i));
            words.setLabelFor(keys);
            lines.addRow(i, keys, words);
        }
        return new VBox(8, title, lines);
    }

    private static HBox keys(Shortcut shortcut) {
        HBox box = new HBox(4);
        box.setMinWidth(132);
        shortcut.keys().stream().distinct().forEach(key -> {
            Label label = new Label(key.replaceAll("\\+(?=.)", " "));
            label.getStyleClass().add("kbd");
            label.setMinWidth(USE_PREF_SIZE);
            box.getChildren().add(label);
        });
        return box;
    }
}
