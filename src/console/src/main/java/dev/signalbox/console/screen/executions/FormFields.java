package dev.signalbox.console.screen.executions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.model.InputField;
import dev.signalbox.console.model.InputSchema;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The fields of a start form and what is typed into them, which is JSON the other way round. */
final class FormFields {
    private final Runnable typed;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
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

    void show(List<InputField> fields) {
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

    String json() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        entries.stream().filter(e -> e.field().required() || !e.value().get().isEmpty())
                .forEach(e -> object.set(e.field().name(), e.field().json(e.value().get())));
        return object.toPrettyString();
    }

    /** Takes over what there are fields for; JSON that is broken changes nothing. */
    void fill(String json) {
        if (InputSchema.parse(json) instanceof InputSchema.Parsed.Good(var value)) {
            filling = true;
            entries.forEach(e -> e.value().set(InputField.typed(value.path(e.field().name()))));
            filling = false;
        }
    }
}
