package dev.signalbox.console.control.form;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a dialog asks.
 *
 * @param verb what the button says
 * @param words under the title; may be empty
 * @param complaints what is wrong with the values, by the name of the field; empty when it can be done
 */
public record Form(String title, String verb, String words, List<FormField> fields,
        Function<Map<String, String>, Map<String, String>> complaints) {
    public Form {
        fields = List.copyOf(fields);
    }
}
