package dev.signalbox.console.screen.pipelines.form;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.choices.Choice;
import dev.signalbox.console.model.choices.ChoiceKind;
import dev.signalbox.deploy.TemplateParameter;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * One parameter and what is typed for it.
 *
 * @param usual what it is when nobody types anything; empty when somebody has to
 * @param kept whether an empty value leaves it as the stack has it, as secrets of a stack that is there are
 * @param choices what it may name, as far as is known
 * @param trouble why nothing can be chosen; empty otherwise
 */
public record FormField(TemplateParameter parameter, StringProperty value, Optional<String> usual, boolean kept,
        ObservableList<Choice> choices, StringProperty trouble) {
    FormField(TemplateParameter parameter, String value, Optional<String> usual, boolean kept) {
        this(parameter, new SimpleStringProperty(value), usual, kept, FXCollections.observableArrayList(),
                new SimpleStringProperty(""));
    }

    String name() {
        return parameter.name();
    }

    String title() {
        return parameter.label().orElse(parameter.name());
    }

    Optional<ChoiceKind> kind() {
        return ChoiceKind.of(parameter.type(), parameter.name());
    }

    boolean changed() {
        return !value.get().equals(usual.orElse(null)) && !(kept && value.get().isEmpty());
    }

    Optional<String> problem() {
        if (value.get().isEmpty() && kept) {
            return Optional.empty();
        }
        if (value.get().isEmpty() && usual.isEmpty()) {
            return Optional.of(Texts.text("deploy.needsValue", parameter.name()));
        }
        return parameter.problemWith(value.get());
    }

    /** The values that are chosen or typed, without their commas. */
    List<String> values() {
        return parameter.list() ? List.of(value.get().split(",")).stream().map(String::strip).filter(v -> !v.isEmpty())
                .toList() : List.of(value.get());
    }

    /** Takes what was chosen, or gives it up when it is among the values of a list already. */
    void choose(String chosen) {
        if (!parameter.list()) {
            value.set(chosen);
            return;
        }
        var next = new java.util.ArrayList<>(values());
        if (!next.remove(chosen)) {
            next.add(chosen);
        }
        value.set(String.join(",", next));
    }
}
