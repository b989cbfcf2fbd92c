package dev.signalbox.console.control.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.fx.GoTo;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.PastedText;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.diff.JsonPath;
import java.util.Optional;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** JSON without its secrets as a tree that is opened bit by bit; a branch has its children made when it is opened. */
public final class JsonTree extends TreeView<JsonTree.Item> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final int LONGEST = 400;

    /** @param key name or index, empty for the whole */
    public record Item(String key, JsonNode value, String path) {
        Optional<Destination> link() {
            return value.isTextual() ? PastedText.destination(value.textValue()) : Optional.empty();
        }
    }

    public JsonTree() {
        setFixedCellSize(20);
        setCellFactory(_ -> new ItemCell());
        setOnKeyPressed(this::pressed);
    }

    /** Returns whether the text is JSON, and thus a tree. */
    public boolean show(String json) {
        if (InputSchema.parse(Secrets.redacted(json)) instanceof InputSchema.Parsed.Good(JsonNode all)) {
            TreeItem<Item> root = new Branch(new Item("", all, "$"));
            root.setExpanded(true);
            setRoot(root);
            return true;
        }
        setRoot(null);
        return false;
    }

    /** The path of the chosen value. */
    public Optional<String> chosenPath() {
        return chosen().map(Item::path);
    }

    private Optional<Item> chosen() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(TreeItem::getValue);
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            chosen().ifPresent(i -> Buttons.copy(i.value().isTextual() ? i.value().textValue()
                    : i.value()
                            .toPrettyString()));
        } else if (event.getCode() == KeyCode.ENTER) {
            chosen().flatMap(Item::link).ifPresent(place -> fireEvent(new GoTo(place)));
        } else {
            return;
        }
        event.consume();
    }

    private static final class Branch extends TreeItem<Item> {
        private boolean filled;

        Branch(Item item) {
            super(item);
            if (!isLeaf()) {
                expandedProperty().subscribe(open -> {
                    if (open) {
                        fill();
                    }
                });
            }
        }

        @Override
        public boolean isLeaf() {
            return getValue().value().isEmpty();
        }

        private void fill() {
            if (filled) {
                return;
            }
            filled = true;
            Item mine = getValue();
            if (mine.value().isObject()) {
                mine.value().properties().forEach(e -> getChildren().add(new Branch(new Item(e.getKey(), e.getValue(),
                        JsonPath.field(mine.path(), e.getKey())))));
            } else {
                for (int i = 0; i < mine.value().size(); i++) {
                    getChildren().add(new Branch(new Item(Integer.toString(i), mine.value().get(i), JsonPath.item(mine
                            .path(), i))));
                }
            }
        }
    }

    private final class ItemCell extends TreeCell<Item> {
        @Override
        protected void updateItem(@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : drawn(item));
        }

        private TextFlow drawn(Item item) {
            TextFlow flow = new TextFlow();
            if (!item.key().isEmpty()) {
                flow.getChildren().addAll(text(item.key(), "json-key"), text("  ", "json-plain"));
            }
            flow.getChildren().add(value(item));
            return flow;
        }

        private Text value(Item item) {
            JsonNode value = item.value();
            if (value.isContainerNode()) {
                return text(Texts.text(value.isObject() ? "json.fields" : "json.items", value.size()), "json-hidden");
            }
            String whole = value.toString();
            Text text = text(whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "…", value.isTextual()
                    ? "json-string"
                    : "json-number");
            item.link().ifPresent(place -> {
                text.getStyleClass().add("json-link");
                text.setOnMouseClicked(_ -> fireEvent(new GoTo(place)));
            });
            return text;
        }

        private static Text text(String words, String style) {
            Text text = new Text(words);
            text.getStyleClass().add(style);
            return text;
        }
    }
}
