package dev.signalbox.console.app.manual;

import dev.signalbox.console.model.manual.Manual;
import dev.signalbox.console.model.manual.ManualLink;
import dev.signalbox.console.model.manual.ManualPage;
import dev.signalbox.console.model.manual.ManualPlace;
import dev.signalbox.console.model.manual.Words;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The manual as HTML that needs nothing but its own folder: no script, one stylesheet, light or dark as the reader's system is.
 * The page of contents is {@code index.html}.
 */
public final class HtmlPages {
    static final String STYLE = "manual.css";
    private static final String PAGE = """
            <!DOCTYPE html>
            <!-- Made from src/manual by packaging/renew-manual.sh: change it there. -->
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s - Signalbox</title>
            <link rel="stylesheet" href="manual.css">
            </head>
            <body>
            <a class="skip" href="#-page">Skip the contents</a>
            <nav aria-label="Contents">
            <p><a href="index.html">Signalbox manual</a></p>
            %s</nav>
            <main id="-page" tabindex="-1">
            %s%s</main>
            </body>
            </html>
            """;

    private final Manual manual;
    private final Predicate<String> pictures;

    /** @param pictures whether there is a picture such as {@code pictures/x-dark.png} */
    public HtmlPages(Manual manual, Predicate<String> pictures) {
        this.manual = manual;
        this.pictures = pictures;
    }

    /** The pages by the names of their files. */
    public Map<String, String> all() {
        Map<String, String> files = new LinkedHashMap<>();
        manual.pages().forEach(page -> files.put(file(page.name()), html(page)));
        return files;
    }

    private String html(ManualPage page) {
        HtmlRenderer renderer = renderer(page);
        return PAGE.formatted(escaped(page.title()), contents(page, renderer), renderer.render(page.document()), beside(
                page));
    }

    private HtmlRenderer renderer(ManualPage page) {
        Map<Node, String> anchors = anchors(page);
        return HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).escapeHtml(true)
                .nodeRendererFactory(
                        context -> new PictureHtml(context, pictures)).attributeProviderFactory(_ -> (node, _,
                                attributes) -> {
                            switch (node) {
                                case Heading _ when anchors.containsKey(node) -> attributes.put("id", anchors.get(
                                        node));
                                case Link link -> attributes.put("href", address(link.getDestination(), page.name()));
                                case BlockQuote quote -> attributes.put("class", "note " + Words.of(quote).split(
                                        "[:.\\s]", 2)[0]
                                        .toLowerCase(Locale.ROOT));
                                default -> {
                                }
                            }
                        }).build();
    }

    private static Map<Node, String> anchors(ManualPage page) {
        Map<Node, String> anchors = new IdentityHashMap<>();
        Node block = page.document().getFirstChild();
        for (int i = 0; block != null; block = block.getNext()) {
            if (block instanceof Heading) {
                anchors.put(block, page.sections().get(i++).anchor());
            }
        }
        return anchors;
    }

    /** The lists of the contents; on their own page they are the page itself. */
    private String contents(ManualPage page, HtmlRenderer renderer) {
        if (page.name().equals(ManualPlace.CONTENTS.page())) {
            return "";
        }
        StringBuilder lists = new StringBuilder();
        manual.page(ManualPlace.CONTENTS.page()).ifPresent(first -> {
            for (Node block = first.document().getFirstChild(); block != null; block = block.getNext()) {
                lists.append(block instanceof ListBlock ? renderer.render(block) : "");
            }
        });
        String here = "<a href=\"" + file(page.name()) + "\"";
        return lists.toString().replace(here + ">", here + " aria-current=\"page\">");
    }

    private String beside(ManualPage page) {
        int at = manual.pages().indexOf(page);
        List<String> links = new ArrayList<>();
        if (at > 0) {
            links.add(link("prev", "‹ ", manual.pages().get(at - 1), ""));
        }
        if (at < manual.pages().size() - 1) {
            links.add(link("next", "", manual.pages().get(at + 1), " ›"));
        }
        return "<footer>" + String.join("\n", links) + "</footer>\n";
    }

    private static String link(String rel, String before, ManualPage page, String after) {
        return "<a rel=\"" + rel + "\" href=\"" + file(page.name()) + "\">" + before + escaped(page.title()) + after
                + "</a>";
    }

    /** From {@code packaging/manual} files of the repository are as far away as from {@code src/manual}. */
    private static String address(String destination, String from) {
        return switch (ManualLink.of(destination, from)) {
            case ManualLink.ToPage(var place) when place.anchor().isEmpty() -> file(place.page());
            case ManualLink.ToPage(var place) -> (place.page().equals(from) ? "" : file(place.page())) + "#" + place
                    .anchor();
            case ManualLink.ToWeb(var address) -> address;
            case ManualLink.ToFile(var path) -> path;
        };
    }

    private static String file(String page) {
        return (page.equals(ManualPlace.CONTENTS.page()) ? "index" : page) + ".html";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
