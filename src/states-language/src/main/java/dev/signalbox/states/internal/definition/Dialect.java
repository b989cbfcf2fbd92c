package dev.signalbox.states.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Amount;
import dev.signalbox.states.Condition;
import dev.signalbox.states.DataFlow;
import dev.signalbox.states.Distribution.Percentage;
import dev.signalbox.states.MapItems;
import dev.signalbox.states.QueryLanguage;
import dev.signalbox.states.Text;
import dev.signalbox.states.WaitTime;
import java.util.List;
import java.util.Optional;

/** Reads the fields of a state that depend on its query language. */
sealed interface Dialect permits PathDialect, JsonataDialect {
    /** The longest that a state may be told to wait. */
    long MAX_SECONDS = 99_999_999;

    static Dialect of(QueryLanguage language) {
        return language == QueryLanguage.JSONATA ? new JsonataDialect() : new PathDialect();
    }

    QueryLanguage language();

    /** Names fields that only the other language has. */
    List<String> foreignFields();

    /** Refuses fields of the other language, in AWS's words, where the object itself is. */
    default void refuseForeign(Fields fields) {
        var other = language() == QueryLanguage.JSONATA ? QueryLanguage.JSON_PATH : QueryLanguage.JSONATA;
        for (String field : foreignFields()) {
            if (fields.any(field).isPresent()) {
                fields.problems().schema(fields.at(), "The QueryLanguage is set to '" + language().word()
                        + "', but field '" + field + "' is only supported for the '" + other.word()
                        + "' QueryLanguage");
            }
        }
    }

    DataFlow flow(Fields fields, Work work);

    /** What of the data a state of some type works on. */
    enum Work {
        /** It only passes its input on. */
        NONE,
        /** It has an input of its own making, and no result that expressions see. */
        INPUT,
        /** Its items are its input, and it has a result. */
        ITEMS,
        /** It has an input of its own making, and a result. */
        INPUT_AND_RESULT
    }

    Optional<Amount> amount(Fields fields, String field, long from, long to);

    Optional<Percentage> percentage(Fields fields, String field);

    Optional<Text> text(Fields fields, String field);

    /** The times that the fields tell; there should be one. */
    List<WaitTime> times(Fields fields);

    /** A template that sees the state's input and context. */
    Optional<JsonNode> template(Fields fields, String field);

    /** The template of what is given to a reader or writer. */
    Optional<JsonNode> arguments(Fields fields);

    /** The name of that field. */
    String argumentsField();

    Optional<MapItems> items(Fields fields);

    /** The condition of a rule, without what else a rule holds. */
    Condition condition(Fields rule);

    /** {@code Assign} of a rule. */
    Optional<JsonNode> ruleAssign(Fields rule);

    /** {@code Output} of a rule. */
    Optional<JsonNode> ruleOutput(Fields rule);

    /** {@code Assign} of a catcher. */
    Optional<JsonNode> catcherAssign(Fields catcher);

    /** {@code Output} of a catcher. */
    Optional<JsonNode> catcherOutput(Fields catcher);
}
