package dev.signalbox.states;

import java.util.Optional;

/** One entry of {@code Choices}. */
public record ChoiceRule(Condition condition, String next, Optional<String> comment) {}
