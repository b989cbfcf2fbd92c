package dev.signalbox.console.model.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * An entry of the table of contents.
 *
 * @param place where it leads; a mere head leads nowhere
 */
public record Contents(String title, Optional<ManualPlace> place, List<Contents> below) {
    public Contents {
        below = List.copyOf(below);
    }

    /** This one and all below it, in the order of reading. */
    public Stream<Contents> all() {
        return Stream.concat(Stream.of(this), below.stream().flatMap(Contents::all));
    }

    /** What the lists of a page are, one inside the other. */
    static List<Contents> of(ManualPage page) {
        List<Contents> entries = new ArrayList<>();
        children(page.document()).filter(ListBlock.class::isInstance).forEach(l -> entries.addAll(list(l, page
                .name())));
        return entries;
    }

    private static List<Contents> list(Node list, String page) {
        return children(list).filter(ListItem.class::isInstance).map(i -> item(i, page)).toList();
    }

    private static Contents item(Node item, String page) {
        Optional<Node> line = children(item).filter(Paragraph.class::isInstance).findFirst();
        Optional<ManualPlace> place = line.stream().flatMap(Contents::children).filter(Link.class::isInstance).map(
                l -> ManualLink.of(((Link) l).getDestination(), page)).filter(ManualLink.ToPage.class::isInstance)
                .map(l -> ((ManualLink.ToPage) l).place()).findFirst();
        Optional<Node> link = line.stream().flatMap(Contents::children).filter(Link.class::isInstance).findFirst();
        return new Contents(link.or(() -> line).map(Words::of).orElse(""), place, children(item).filter(
                ListBlock.class::isInstance).flatMap(l -> list(l, page).stream()).toList());
    }

    private static Stream<Node> children(Node node) {
        return Stream.iterate(Optional.ofNullable(node.getFirstChild()), Optional::isPresent, n -> n.map(
                Node::getNext)).flatMap(Optional::stream);
    }
}
