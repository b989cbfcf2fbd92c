package dev.signalbox.states;

/** A text that is fixed, found in the state's input or computed, such as the error of a Fail state. */
public sealed interface Text {
    record Fixed(String value) implements Text {}

    record At(String path) implements Text {}

    /** A JSONata expression, with its braces. */
    record Computed(String expression) implements Text {}
}
