package dev.signalbox.console.control.manual;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.manual.ManualLink;
import dev.signalbox.console.model.manual.Words;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuItem;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** One paragraph: words, code and links that flow. */
final class Inlines extends AbstractVisitor {
    private final TextFlow flow = new TextFlow();
    private final Deque<String> styles = new ArrayDeque<>();
    private final String page;
    private final Leads leads;

    private Inlines(String page, Leads leads) {
        this.page = page;
        this.leads = leads;
    }

    /** @param page where the paragraph is, for its links */
    static TextFlow of(Node paragraph, String page, Leads leads) {
        Inlines inlines = new Inlines(page, leads);
        for (Node child = paragraph.getFirstChild(); child != null; child = child.getNext()) {
            child.accept(inlines);
        }
        String words = Words.of(paragraph);
        inlines.flow.getStyleClass().add("manual-text");
        inlines.flow.setAccessibleRole(AccessibleRole.TEXT);
        inlines.flow.setAccessibleText(words);
        inlines.flow.setMinWidth(0);
        MenuItem copy = new MenuItem(Texts.text("manual.copy"));
        copy.setOnAction(_ -> Buttons.copy(words));
        ContextMenu menu = new ContextMenu(copy);
        inlines.flow.setOnContextMenuRequested(event -> {
            menu.show(inlines.flow, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        return inlines.flow;
    }

    @Override
    public void visit(org.commonmark.node.Text text) {
        add(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        add(" ");
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        add("\n");
    }

    @Override
    public void visit(Code code) {
        styles.push("mono");
        add(code.getLiteral());
        styles.pop();
    }

    @Override
    public void visit(Emphasis emphasis) {
        styled("emphasis", emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        styled("strong", strong);
    }

    @Override
    public void visit(Link link) {
        ManualLink target = ManualLink.of(link.getDestination(), page);
        if (target instanceof ManualLink.ToFile) { // not there where only the program is
            visitChildren(link);
            return;
        }
        Hyperlink shown = new Hyperlink(Words.of(link));
        shown.setOnAction(_ -> leads.follow(target));
        flow.getChildren().add(shown);
    }

    private void styled(String style, Node node) {
        styles.push(style);
        visitChildren(node);
        styles.pop();
    }

    private void add(String words) {
        Text text = new Text(words);
        text.getStyleClass().addAll(styles.isEmpty() ? List.of("plain") : List.copyOf(styles));
        flow.getChildren().add(text);
    }
}
