package dev.signalbox.console.model.manual;

import dev.signalbox.console.model.manual.ManualPage.Section;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads pages: CommonMark, and tables as GitHub has them. */
final class PageReader {
    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final String name;
    private final Node document;
    private final IdGenerator anchors = IdGenerator.builder().build();
    private final List<Section> sections = new ArrayList<>();

    private PageReader(String name, String source) {
        this.name = name;
        document = PARSER.parse(source);
    }

    static ManualPage read(String name, String source) {
        return new PageReader(name, source).page();
    }

    private ManualPage page() {
        StringBuilder text = new StringBuilder();
        @Nullable
        Heading open = null;
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading heading) {
                close(open, text);
                open = heading;
            } else {
                text.append(Words.of(block)).append('\n');
            }
        }
        close(open, text);
        return new ManualPage(name, sections.isEmpty() ? name : sections.getFirst().title(), document, sections);
    }

    private void close(@Nullable Heading heading, StringBuilder text) {
        if (heading != null) {
            String title = Words.of(heading);
            sections.add(new Section(anchors.generateId(title), heading.getLevel(), title, text.toString().strip()));
            text.setLength(0);
        }
    }
}
