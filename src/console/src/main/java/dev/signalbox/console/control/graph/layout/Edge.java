package dev.signalbox.console.control.graph.layout;

import java.util.List;

/** A way between two nodes of one scope; {@code chain} holds the bends where it passes layers. */
record Edge(Node from, Node to, Drawing.Kind kind, String label, List<Node> chain) {
    boolean isBack() {
        return kind == Drawing.Kind.BACK;
    }
}
