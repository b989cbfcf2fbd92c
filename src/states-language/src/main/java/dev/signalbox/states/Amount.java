package dev.signalbox.states;

/** A whole number, such as seconds, that is fixed, found in the state's input or computed. */
public sealed interface Amount {
    record Fixed(long value) implements Amount {}

    record At(String path) implements Amount {}

    /** A JSONata expression, with its braces. */
    record Computed(String expression) implements Amount {}
}
