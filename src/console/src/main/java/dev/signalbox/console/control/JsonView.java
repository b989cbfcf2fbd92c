package dev.signalbox.console.control;

import dev.signalbox.console.control.json.JsonFind;
import dev.signalbox.console.control.json.JsonLines;
import dev.signalbox.console.control.json.JsonText;
import dev.signalbox.console.control.json.JsonText.Line;
import dev.signalbox.console.control.json.JsonTree;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.Sizes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.event.EventTarget;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows JSON as text or as a tree, with its title and size, finds in it, follows what it names, and copies it or a path in it.
 * Secrets are hidden on screen and in what is copied. Only the lines in sight exist as nodes, so 256 KiB open at once.
 */
public final class JsonView extends VBox {
    private static final double LINE = 18;
    private static final double PADDING = 18;
    private static final Executor FX = new FxThread();
    private static final int LARGE = 32_768;
    private static final int LIMIT = 262_144;
    private static final int MOST_LINES = 20;

    private final JsonLines lines = new JsonLines();
    private final JsonTree tree = new JsonTree();
    private final JsonFind find = new JsonFind(lines, this::asText);
    private final StackPane box = new StackPane(lines);
    private final Label title = new Label();
    private final Label size = new Label();
    private final Label path = new Label();
    private final HBox chosen = new HBox(8);
    private final ToggleButton asTree = new ToggleButton(Texts.text("json.tree"));
    private final StringProperty json = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper chosenPath = new ReadOnlyStringWrapper("");
    private boolean fit = true;
    private boolean payload = true;

    public JsonView() {
        setSpacing(6);
        getStyleClass().add("json");
        box.getStyleClass().add("json-view");
        VBox.setVgrow(box, Priority.ALWAYS);
        getChildren().addAll(head(), find, box, foot());
        asTree.selectedProperty().subscribe(on -> switchTo(on ? tree : lines));
        lines.getSelectionModel().selectedItemProperty().subscribe(_ -> showPath());
        tree.getSelectionModel().selectedItemProperty().subscribe(_ -> showPath());
        json.subscribe(this::show);
        name(Texts.text("text.lines"));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.FILTER.matches(event)) {
                find.open();
                event.consume();
            }
        });
    }

    /** Whether a key is pressed inside such a view, which then finds in itself. */
    static boolean holds(EventTarget target) {
        Node at = target instanceof Node node ? node : null;
        while (at != null && !(at instanceof JsonView)) {
            at = at.getParent();
        }
        return at != null;
    }

    private Node head() {
        title.getStyleClass().addAll("tiny-text", "text-3");
        title.setMinWidth(0);
        size.getStyleClass().addAll("tiny-text", "text-3");
        size.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        asTree.getStyleClass().addAll("small", "ghost");
        asTree.setMinWidth(USE_PREF_SIZE);
        Button search = Buttons.icon(Glyph.SEARCH, Texts.text("json.find"), find::open);
        search.getStyleClass().add("small");
        Button copy = Buttons.icon(Glyph.COPY, Texts.text("json.copy"), this::copyAll);
        copy.getStyleClass().add("small");
        HBox head = new HBox(4, title, space, size, asTree, search, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node foot() {
        path.getStyleClass().addAll("mono", "tiny-text", "text-2");
        path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        path.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = Buttons.small(Texts.text("json.copyPath"), () -> Buttons.copy(path.getText()));
        copy.setMinWidth(USE_PREF_SIZE);
        chosen.setAlignment(Pos.CENTER_LEFT);
        chosen.getChildren().addAll(path, space, copy);
        chosen.managedProperty().bind(chosen.visibleProperty());
        chosen.setVisible(false);
        return chosen;
    }

    /** For who cannot see it. */
    private void name(String text) {
        lines.setAccessibleText(text);
        tree.setAccessibleText(text);
        asTree.setAccessibleText(Texts.text("json.treeOf", text));
    }

    public StringProperty jsonProperty() {
        return json;
    }

    public String getJson() {
        return json.get();
    }

    public void setJson(String text) {
        json.set(text);
    }

    public String getTitle() {
        return title.getText();
    }

    public void setTitle(String text) {
        title.setText(text);
        name(text);
    }

    /** Whether the view is as high as its lines (up to 20), or takes the height it is given. */
    public void setFit(boolean fitted) {
        fit = fitted;
        measure();
    }

    public boolean isFit() {
        return fit;
    }

    /** Whether the JSON is a state's input or output, whose size Step Functions limits. */
    public void setPayload(boolean limited) {
        payload = limited;
        show(json.get());
    }

    public boolean isPayload() {
        return payload;
    }

    /** The path of the chosen line or branch; empty for none. */
    public ReadOnlyStringProperty chosenPathProperty() {
        return chosenPath.getReadOnlyProperty();
    }

    /** Chooses the line of a path and brings it into sight. */
    public void reveal(String wanted) {
        asText();
        lines.choose(wanted);
    }

    private void asText() {
        asTree.setSelected(false);
    }

    private void show(@Nullable String text) {
        String shown = text == null ? "" : text;
        if (shown.length() > LARGE) {
            lines.show(List.of());
            readLater(shown);
        } else {
            put(shown, JsonText.lines(shown));
        }
        int bytes = shown.getBytes(StandardCharsets.UTF_8).length;
        size.setText(payload && bytes <= LIMIT ? Texts.text("json.size", String.format(Locale.ROOT, "%,d", bytes))
                : Sizes.words(bytes));
        measure();
    }

    /** Reads a large text on another thread; the newest text wins. */
    private void readLater(String text) {
        Thread.ofVirtual().name("json").start(() -> {
            List<Line> read = JsonText.lines(text);
            FX.execute(() -> {
                if (text.equals(json.get())) {
                    put(text, read);
                    measure();
                }
            });
        });
    }

    private void put(String text, List<Line> read) {
        lines.show(read);
        if (asTree.isSelected() && !tree.show(text)) {
            asText();
        }
        find.again();
    }

    private void switchTo(Region view) {
        if (view == tree && !tree.show(json.get())) {
            asText();
            return;
        }
        box.getChildren().setAll(view);
        showPath();
        measure();
    }

    private void measure() {
        Region view = (Region) box.getChildren().getFirst();
        double height = LINE * Math.clamp(lines.getItems().size(), 1, MOST_LINES) + PADDING;
        view.setMinHeight(fit ? height : 60);
        view.setPrefHeight(fit ? height : USE_COMPUTED_SIZE);
        view.setMaxHeight(fit ? height : Double.MAX_VALUE);
    }

    private void showPath() {
        Optional<String> at = asTree.isSelected() ? tree.chosenPath() : lines.chosen().map(Line::path);
        chosenPath.set(at.orElse(""));
        path.setText(at.orElse(""));
        chosen.setVisible(at.filter(p -> !p.isEmpty()).isPresent());
    }

    private void copyAll() {
        Buttons.copy(lines.text());
    }
}
