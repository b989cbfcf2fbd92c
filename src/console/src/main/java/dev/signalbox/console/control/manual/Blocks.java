package dev.signalbox.console.control.manual;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.manual.Words;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** What lies under each other on a page: headings, paragraphs, lists, tables, code, notes and pictures. */
final class Blocks extends AbstractVisitor {
    private static final Map<String, Tone> TONES = Map.of("warning", Tone.ATTENTION, "danger", Tone.FAILED, "tip",
            Tone.SUCCEEDED);

    private final VBox box = new VBox();
    private final String page;
    private final Leads leads;
    private final Consumer<Label> headings;

    /** @param headings told of each that is not inside of something else, in their order */
    Blocks(String page, Leads leads, Consumer<Label> headings) {
        this.page = page;
        this.leads = leads;
        this.headings = headings;
        box.getStyleClass().add("manual-blocks");
    }

    VBox of(org.commonmark.node.Node parent) {
        visitChildren(parent);
        return box;
    }

    private VBox inside(org.commonmark.node.Node parent) {
        return new Blocks(page, leads, _ -> {}).of(parent);
    }

    private void add(Node node, String... styles) {
        node.getStyleClass().addAll(styles);
        box.getChildren().add(node);
    }

    @Override
    public void visit(Heading heading) {
        Label label = new Label(Words.of(heading));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        headings.accept(label);
        add(label, "manual-h" + Math.min(heading.getLevel(), 4));
    }

    @Override
    public void visit(Paragraph paragraph) {
        if (paragraph.getFirstChild() instanceof Image image && image.getNext() == null) {
            add(new Picture(leads, image.getDestination(), Words.of(image)));
        } else {
            add(Inlines.of(paragraph, page, leads));
        }
    }

    @Override
    public void visit(BulletList list) {
        list(list, 0);
    }

    @Override
    public void visit(OrderedList list) {
        list(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
    }

    /** @param number of the first item; 0 for bullets */
    private void list(org.commonmark.node.Node list, int number) {
        VBox items = new VBox();
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item instanceof ListItem) {
                Label mark = new Label(number == 0 ? "•" : number + items.getChildren().size() + ".");
                mark.setMinWidth(number == 0 ? 14 : 22);
                VBox content = inside(item);
                HBox.setHgrow(content, Priority.ALWAYS);
                items.getChildren().add(new HBox(4, mark, content));
            }
        }
        add(items, "manual-list");
    }

    @Override
    public void visit(FencedCodeBlock code) {
        code(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        code(code.getLiteral());
    }

    private void code(String literal) {
        String text = literal.stripTrailing();
        TextArea area = new TextArea(text);
        area.setEditable(false);
        area.setPrefRowCount((int) text.lines().count());
        area.setMinHeight(Region.USE_PREF_SIZE);
        area.setMaxHeight(Region.USE_PREF_SIZE);
        area.setAccessibleText(Texts.text("manual.code"));
        area.getStyleClass().addAll("code", "mono");
        Button copy = Buttons.icon(Glyph.COPY, Texts.text("manual.copyCode"), () -> Buttons.copy(text));
        StackPane.setAlignment(copy, Pos.TOP_RIGHT);
        add(new StackPane(area, copy), "manual-code");
    }

    @Override
    public void visit(BlockQuote quote) {
        String kind = Words.of(quote).split("[:.\\s]", 2)[0].toLowerCase(Locale.ROOT);
        Tone tone = TONES.getOrDefault(kind, Tone.RUNNING);
        VBox content = inside(quote);
        HBox.setHgrow(content, Priority.ALWAYS);
        add(new HBox(new Icon(tone == Tone.RUNNING ? Glyph.INFO : Tones.glyph(tone)), content), "note", "manual-note",
                Tones.styleClass(tone));
    }

    @Override
    public void visit(ThematicBreak line) {
        add(new Region(), "manual-line");
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock table) {
            add(new Table(page, leads).of(table));
        }
    }
}
