package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.states.State;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** Finds states by name or type. Enter leads to the next, Shift Enter to the one before. */
final class GraphSearch extends HBox {
    private final StateGraph graph;
    private final SearchBox box = new SearchBox();
    private final Label count = new Label();
    private List<String> matches = List.of();
    private int at = -1;

    GraphSearch(StateGraph graph) {
        super(8);
        this.graph = graph;
        setAlignment(Pos.CENTER_LEFT);
        box.setPrompt(Texts.text("graph.search"));
        box.setPrefWidth(190);
        count.getStyleClass().addAll("small-text", "text-2");
        count.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(box, count);
        box.textProperty().subscribe(this::search);
        box.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                step(event.isShiftDown() ? -1 : 1);
                event.consume();
            }
        });
    }

    private void search(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        matches = wanted.isEmpty() ? List.of()
                : graph.states().stream().filter(s -> matches(s, wanted)).map(State::name).toList();
        at = -1;
        graph.find(matches.stream().collect(Collectors.toSet()));
        say(wanted.isEmpty());
    }

    private static boolean matches(State state, String wanted) {
        return state.name().toLowerCase(Locale.ROOT).contains(wanted) || TypeWords.of(state).toLowerCase(Locale.ROOT)
                .contains(wanted);
    }

    private void step(int by) {
        if (!matches.isEmpty()) {
            at = at < 0 ? by > 0 ? 0 : matches.size() - 1 : Math.floorMod(at + by, matches.size());
            graph.reveal(matches.get(at), false);
            graph.find(Set.copyOf(matches));
            graph.box(matches.get(at)).ifPresent(b -> graph.choose(b.box().id()));
            say(false);
        }
    }

    private void say(boolean nothing) {
        count.setText(nothing ? ""
                : matches.isEmpty() ? Texts.text("graph.found.none")
                        : at < 0 ? Texts.text("graph.found.all", matches.size())
                                : Texts.text("graph.found.at", at + 1, matches.size()));
    }
}
