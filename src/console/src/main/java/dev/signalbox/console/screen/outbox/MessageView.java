package dev.signalbox.console.screen.outbox;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.outbox.FullMessage;
import dev.signalbox.console.model.outbox.SentMessage;
import java.net.URI;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One message to read: who, what, its links, and its words as text, whatever they were written as. */
final class MessageView {
    private final Label subject;
    private final KeyValueGrid facts;
    private final VBox links;
    private final Label page;
    private final TextArea words;

    MessageView(Label subject, KeyValueGrid facts, VBox links, Label page, TextArea words) {
        this.subject = subject;
        this.facts = facts;
        this.links = links;
        this.page = page;
        this.words = words;
        links.managedProperty().bind(links.visibleProperty());
    }

    void show(FullMessage message) {
        var head = message.head();
        subject.setText(new OutboxRow(head).subject());
        facts.clear();
        add("outbox.from", head.from().isEmpty() ? List.of() : List.of(head.from()));
        add("outbox.to", head.to());
        add("outbox.cc", message.cc());
        add("outbox.bcc", message.bcc());
        facts.addTime(Texts.text("outbox.when"), head.at());
        add("outbox.attachments", message.enclosed());
        head.delivery().ifPresent(delivery -> facts.add(Texts.text("outbox.delivery"), words(delivery)));
        links.setVisible(!message.links().isEmpty());
        links.getChildren().setAll(message.links().stream().map(MessageView::link).toList());
        page.setVisible(message.isFromPage());
        if (!words.getText().equals(message.words())) {
            words.setText(message.words());
        }
    }

    private void add(String key, List<String> values) {
        if (!values.isEmpty()) {
            facts.add(Texts.text(key), String.join("\n", values));
        }
    }

    private static String words(SentMessage.PostedDelivery delivery) {
        var status = delivery.status().map(code -> "HTTP " + code + ", ").orElse("");
        var attempts = Texts.text("outbox.attempts", delivery.attempts());
        return status + attempts + delivery.reason().map(why -> ": " + why).orElse("");
    }

    private static HBox link(URI address) {
        var link = new Hyperlink(address.toString());
        link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        link.setMaxWidth(Double.MAX_VALUE);
        link.setTooltip(new Tooltip(address.getScheme() + "://" + address.getAuthority()));
        link.setDisable(!OpenLink.safe(address));
        link.setOnAction(_ -> link.fireEvent(new OpenLink(address)));
        HBox.setHgrow(link, Priority.ALWAYS);
        var row = new HBox(4, link, Buttons.icon(Glyph.COPY, Texts.text("outbox.copyLink"), () -> Buttons.copy(address
                .toString())));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
