package dev.signalbox.states;

import java.util.Arrays;
import java.util.Optional;

/** In which language a state's fields speak of data. */
public enum QueryLanguage {
    JSON_PATH("JSONPath"), JSONATA("JSONata");

    private final String word;

    QueryLanguage(String word) {
        this.word = word;
    }

    /** AWS's own word, as in the field {@code QueryLanguage}. */
    public String word() {
        return word;
    }

    public static Optional<QueryLanguage> of(String word) {
        return Arrays.stream(values()).filter(l -> l.word.equals(word)).findFirst();
    }
}
