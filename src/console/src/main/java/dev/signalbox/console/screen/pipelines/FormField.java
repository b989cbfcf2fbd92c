package dev.signalbox.console.screen.pipelines;

import dev.signalbox.deploy.TemplateParameter;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One parameter and what is typed for it. */
record FormField(TemplateParameter parameter, StringProperty value) {
    FormField(TemplateParameter parameter) {
        this(parameter, new SimpleStringProperty(parameter.suggested().orElse("")));
    }

    boolean changed() {
        return !value.get().equals(parameter.suggested().orElse(null));
    }

    Optional<String> problem() {
        if (value.get().isEmpty() && parameter.suggested().isEmpty()) {
            return Optional.of(parameter.name() + " needs a value.");
        }
        return parameter.problemWith(value.get());
    }
}
