package dev.signalbox.console.screen.executions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.model.InputField;
import dev.signalbox.console.model.InputSchema;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The fields of a start form and what is typed into them, which is JSON the other way round. */
final class FormFields {
    private final Runnable typed;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper others = new ReadOnlyStringWrapper("");
    private boolean filling;

    /** A field and what was typed into it. */
    record Entry(InputField field, StringProperty value) {}

    /** @param typed told when somebody changes a field */
    FormFields(Runnable typed) {
        this.typed = typed;
    }

    ObservableList<Entry> entries() {
        return entries;
    }

    /** Names of what the JSON has besides, which goes with it unchanged; empty for none. */
    ReadOnlyStringProperty othersProperty() {
        return others.getReadOnlyProperty();
    }

    void show(List<InputField> fields) {
        others.set("");
        entries.setAll(fields.stream().map(this::entry).toList());
    }

    private Entry entry(InputField field) {
        StringProperty value = new SimpleStringProperty(field.suggestion());
        value.subscribe(_ -> {
            if (!filling) {
                typed.run();
            }
        });
        return new Entry(field, value);
    }

    /** @param before what it was; what there are no fields for stays */
    String json(String before) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        entries.stream().filter(e -> e.field().required() || !e.value().get().isEmpty())
                .forEach(e -> object.set(e.field().name(), e.field().json(e.value().get())));
        if (InputSchema.parse(before) instanceof InputSchema.Parsed.Good(ObjectNode known)) {
            ObjectNode further = known.deepCopy().without(names());
            object.setAll(further);
        }
        return object.toPrettyString();
    }

    private List<String> names() {
        return entries.stream().map(e -> e.field().name()).toList();
    }

    /** Takes over what there are fields for. JSON that is broken, or no object, changes nothing and gives false. */
    boolean fill(String json) {
        if (!(InputSchema.parse(json) instanceof InputSchema.Parsed.Good(ObjectNode value))) {
            return false;
        }
        filling = true;
        entries.forEach(e -> e.value().set(InputField.typed(value.path(e.field().name()))));
        filling = false;
        List<String> further = new ArrayList<>();
        value.fieldNames().forEachRemaining(further::add);
        further.removeAll(names());
        others.set(String.join(", ", further));
        return true;
    }
}
