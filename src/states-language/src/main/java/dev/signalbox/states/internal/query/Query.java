package dev.signalbox.states.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Amount;
import dev.signalbox.states.Catcher;
import dev.signalbox.states.ChoiceRule;
import dev.signalbox.states.Condition;
import dev.signalbox.states.DataFlow;
import dev.signalbox.states.Distribution;
import dev.signalbox.states.MapItems;
import dev.signalbox.states.Text;
import dev.signalbox.states.WaitTime;
import dev.signalbox.states.internal.data.Data;
import dev.signalbox.states.internal.data.DataFailure;
import java.time.Instant;
import java.util.Optional;

/** Evaluates the fields of one state, all of them against the values that there were when it was entered. */
public sealed interface Query permits PathQuery, JsonataQuery {
    /**
     * @param data the state's raw input, its context object and the variables
     */
    static Query of(DataFlow flow, Data data) {
        return switch (flow) {
            case DataFlow.JsonPath paths -> new PathQuery(paths, data);
            case DataFlow.Jsonata expressions -> new JsonataQuery(expressions, data);
        };
    }

    /** The input of the state's work: what {@code Parameters} or {@code Arguments} give. */
    JsonNode arguments() throws DataFailure;

    /** A template of the field with this name. */
    JsonNode fill(JsonNode template, String field) throws DataFailure;

    /** The items of a Map state: an array, or, if there may be one, an object. */
    JsonNode items(Optional<MapItems> items, boolean objectAllowed) throws DataFailure;

    /** A whole number of at least {@code least}. */
    long amount(Amount amount, String field, long least) throws DataFailure;

    /** A whole number that a Map state counts to. */
    long count(Amount amount, String field) throws DataFailure;

    /** From 0 to 100. */
    double percentage(Distribution.Percentage percentage, String field) throws DataFailure;

    String text(Text text, String field) throws DataFailure;

    Instant until(WaitTime time, Instant enteredAt) throws DataFailure;

    /** Whether the rule with this index applies. */
    boolean holds(Condition condition, int rule) throws DataFailure;

    /** The same for one item of a Map state. */
    Query forItem(JsonNode item);

    /** The end of a Pass state. */
    Exit passed(Optional<JsonNode> fixedResult) throws DataFailure;

    /** The end of a state that has a result. */
    Exit succeeded(JsonNode result) throws DataFailure;

    /** The end of a state that has none. */
    Exit done() throws DataFailure;

    /** The end of a Choice state by the rule with this index. */
    Exit chosen(ChoiceRule rule, int index) throws DataFailure;

    /** The end of a state whose failure was caught by the catcher with this index. */
    Exit caught(Catcher catcher, int index, JsonNode errorOutput) throws DataFailure;
}
