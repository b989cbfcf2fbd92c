package dev.signalbox.console.screen.frame.notices;

import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.notices.NoticeWords;
import dev.signalbox.console.fx.time.TimeForm;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.notices.Notice;
import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One notice, which leads to where it can be seen. */
final class NoticeItem extends Button implements TimeForm.ShowsTimes {
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final NoticeWords WORDS = new NoticeWords();

    private final Notice notice;
    private final Label at = new Label();
    private final Tooltip exact = new Tooltip();

    NoticeItem(Notice notice, Runnable go) {
        this.notice = notice;
        getStyleClass().setAll("notice-item");
        pseudoClassStateChanged(UNREAD, !notice.read());
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAlignment(Pos.CENTER_LEFT);
        setMaxWidth(Double.MAX_VALUE);
        StatusBadge title = new StatusBadge(new StatusWord(notice.kind().tone(), WORDS.title(notice))).plain();
        title.setMinWidth(0);
        at.getStyleClass().addAll("tiny-text", "text-3");
        at.setMinWidth(USE_PREF_SIZE);
        VBox lines = lines(title);
        HBox.setHgrow(lines, Priority.ALWAYS);
        Icon lead = new Icon(Glyph.CHEVRON_RIGHT, 12);
        lead.setVisible(notice.show().isPresent());
        HBox all = new HBox(8, lines, lead);
        all.setAlignment(Pos.CENTER_LEFT);
        all.prefWidthProperty().bind(widthProperty().subtract(24));
        setGraphic(all);
        setTooltip(exact);
        setOnAction(_ -> go.run());
        renewTimes();
    }

    private VBox lines(StatusBadge title) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox first = new HBox(8, title, space, at);
        first.setAlignment(Pos.CENTER_LEFT);
        VBox lines = new VBox(2, first);
        if (!notice.detail().isEmpty()) {
            Label detail = new Label(notice.detail());
            detail.getStyleClass().addAll("tiny-text", "text-3", "notice-detail");
            lines.getChildren().add(detail);
        }
        return lines;
    }

    @Override
    public void renewTimes() {
        Instant now = Instant.now();
        at.setText(When.words(notice.at(), now));
        exact.setText(WORDS.title(notice) + "\n" + notice.detail() + "\n" + When.exact(notice.at(), now));
        setAccessibleText(Texts.text(notice.read() ? "notices.item" : "notices.itemUnread", WORDS.title(notice),
                notice.detail(), at.getText()));
    }
}
