package dev.signalbox.console.screen.pipelines.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;

/** The cards on the screen. Only those that change are made anew, and then the focus stays where it was on the card. */
final class ShownCards {
    private final CardView view;
    private final Pane pane;
    private List<Shown> shown = List.of();

    ShownCards(CardView view, Pane pane) {
        this.view = view;
        this.pane = pane;
    }

    /** @param main whether its act is that of the screen */
    private record Shown(PipelineCard card, boolean main) {}

    void show(List<PipelineCard> cards) {
        var next = cards.stream().filter(PipelineCard::deployable).findFirst();
        var wanted = cards.stream().map(c -> new Shown(c, next.equals(Optional.of(c)))).toList();
        for (int i = 0; i < wanted.size(); i++) {
            if (i >= shown.size()) {
                pane.getChildren().add(made(wanted.get(i)));
            } else if (!shown.get(i).equals(wanted.get(i))) {
                replace(i, wanted.get(i));
            }
        }
        pane.getChildren().remove(wanted.size(), pane.getChildren().size());
        shown = wanted;
    }

    private Parent made(Shown card) {
        return view.of(card.card(), card.main());
    }

    private void replace(int at, Shown card) {
        var controls = controls(pane.getChildren().get(at));
        int focused = controls.indexOf(controls.stream().filter(Node::isFocused).findFirst().orElse(pane));
        var id = focused < 0 ? null : controls.get(focused).getId();
        var made = made(card);
        pane.getChildren().set(at, made);
        if (focused >= 0) {
            var now = controls(made);
            now.stream().filter(n -> id != null && id.equals(n.getId())).findFirst().orElse(now.get(Math.min(focused,
                    now.size() - 1))).requestFocus();
        }
    }

    private static List<Node> controls(Node node) {
        var found = new ArrayList<Node>();
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(controls(child)));
        }
        return found;
    }
}
