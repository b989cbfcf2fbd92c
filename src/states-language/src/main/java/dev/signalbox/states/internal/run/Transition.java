package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.internal.query.Exit;
import java.util.Optional;

/** What a state put out, the variables that it assigned, and which state comes next; none at the end. */
record Transition(JsonNode output, ObjectNode assigned, Optional<String> next) {
    static Transition of(Exit exit, Optional<String> next) {
        return new Transition(exit.output(), exit.assigned(), next);
    }
}
