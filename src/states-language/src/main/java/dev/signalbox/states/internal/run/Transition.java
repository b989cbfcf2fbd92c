package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a state put out, and which state gets it; none at the end. */
record Transition(JsonNode output, Optional<String> next) {}
