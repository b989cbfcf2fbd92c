package dev.signalbox.console.screen.executions.payload;

import dev.signalbox.console.control.JsonView;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.StateCall;
import dev.signalbox.console.model.StateVariables;
import dev.signalbox.console.model.diff.JsonChange;
import dev.signalbox.console.model.diff.JsonDiff;
import dev.signalbox.states.QueryLanguage;
import dev.signalbox.states.State;
import dev.signalbox.states.StateMachine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What one state took, sent, got back and gave, one under the other; or what its output differs in from its input. */
public final class StatePayloads extends VBox {
    private static final int MOST = 100;
    private static final int LONGEST = 300;

    private final ToggleButton difference = new ToggleButton(Texts.text("payload.difference"));
    private final VBox changes = new VBox(8);
    private final JsonView input = view("execution.stateInput");
    private final JsonView sent = view("payload.sent");
    private final JsonView result = view("payload.result");
    private final JsonView output = view("execution.stateOutput");
    private final JsonView assigned = view("payload.assigned");
    private final JsonView now = view("payload.assignedNow");
    private final List<VBox> sections = Stream.of(input, sent, result, output, assigned, now).map(
            StatePayloads::section).toList();
    private Optional<String> took = Optional.empty();
    private Optional<String> gave = Optional.empty();
    private StateCall call = StateCall.NONE;

    public StatePayloads() {
        difference.getStyleClass().add("chip");
        difference.setId("state-difference");
        difference.managedProperty().bind(difference.visibleProperty());
        difference.selectedProperty().subscribe(_ -> show());
        VBox head = section(difference, changes);
        head.visibleProperty().bind(difference.visibleProperty());
        head.managedProperty().bind(head.visibleProperty());
        changes.setId("state-changes");
        getChildren().add(head);
        getChildren().addAll(sections);
    }

    /** Shows these, and keeps on showing the difference if that was asked for and there are both. */
    public void show(Optional<String> taken, Optional<String> given, StateCall between) {
        took = taken;
        gave = given;
        call = between;
        show();
    }

    /** Shows the variables that the state assigned. */
    public void show(StateVariables variables) {
        text(assigned, variables.assigned());
        text(now, variables.now());
    }

    /** Calls what was sent by the name of the field that it comes from. */
    public void speak(Optional<StateMachine> machine, String state) {
        boolean jsonata = machine.flatMap(m -> find(m, state)).filter(s -> s.data()
                .language() == QueryLanguage.JSONATA).isPresent();
        sent.setTitle(Texts.text(jsonata ? "payload.arguments" : "payload.sent"));
    }

    private static Optional<State> find(StateMachine machine, String name) {
        return Optional.ofNullable(machine.states().get(name)).or(() -> machine.states().values().stream().flatMap(
                s -> s.children().stream()).flatMap(c -> find(c, name).stream()).findFirst());
    }

    private void show() {
        boolean both = took.isPresent() && gave.isPresent();
        difference.setVisible(both);
        boolean compared = both && difference.isSelected();
        changes.getChildren().setAll(compared ? changes(took.orElse(""), gave.orElse("")) : List.of());
        text(input, compared ? Optional.empty() : took);
        text(sent, compared ? Optional.empty() : call.sent());
        text(result, compared ? Optional.empty() : call.result());
        text(output, compared ? Optional.empty() : gave);
    }

    private static List<Node> changes(String before, String after) {
        List<JsonChange> all = JsonDiff.of(before, after);
        if (all.isEmpty()) {
            return List.of(label(Texts.text("diff.same"), "text-2"));
        }
        Stream<Node> shown = all.stream().limit(MOST).map(StatePayloads::change);
        return (all.size() <= MOST ? shown
                : Stream.concat(shown, Stream.of(label(Texts.text("payload.moreChanges", all.size() - MOST),
                        "text-3")))).toList();
    }

    private static Node change(JsonChange change) {
        StatusBadge badge = new StatusBadge();
        badge.statusProperty().set(change.kind());
        badge.setMinWidth(USE_PREF_SIZE);
        VBox box = new VBox(2, new HBox(8, badge, label(change.path(), "mono")));
        change.before().ifPresent(text -> box.getChildren().add(label("− " + cut(text), "mono")));
        change.after().ifPresent(text -> box.getChildren().add(label("+ " + cut(text), "mono")));
        return box;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small-text", style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static JsonView view(String key) {
        JsonView view = new JsonView();
        view.setTitle(Texts.text(key));
        return view;
    }

    private static VBox section(Node... content) {
        VBox section = new VBox(8, content);
        section.getStyleClass().add("section");
        return section;
    }

    private static void text(JsonView view, Optional<String> json) {
        json.filter(text -> !text.equals(view.getJson())).ifPresent(view::setJson);
        Node section = view.getParent();
        section.setVisible(json.isPresent());
        section.setManaged(json.isPresent());
    }
}
