package dev.signalbox.console.app.manual;

import dev.signalbox.console.model.manual.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** A picture, which is another in the dark where there is one, and opens as large as it is. */
final class PictureHtml implements NodeRenderer {
    private final HtmlNodeRendererContext context;
    private final Predicate<String> pictures;

    PictureHtml(HtmlNodeRendererContext context, Predicate<String> pictures) {
        this.context = context;
        this.pictures = pictures;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Image.class);
    }

    @Override
    public void render(Node node) {
        var html = context.getWriter();
        String source = ((Image) node).getDestination();
        String dark = source.replace(".png", "-dark.png");
        html.tag("a", Map.of("href", source));
        html.tag("picture");
        if (pictures.test(dark)) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("srcset", dark);
            attributes.put("media", "(prefers-color-scheme: dark)");
            html.tag("source", attributes);
        }
        Map<String, String> image = new LinkedHashMap<>();
        image.put("src", source);
        image.put("alt", Words.of(node));
        image.put("loading", "lazy");
        html.tag("img", image);
        html.tag("/picture");
        html.tag("/a");
    }
}
