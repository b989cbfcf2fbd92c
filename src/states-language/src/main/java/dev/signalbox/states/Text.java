package dev.signalbox.states;

/** A text that is fixed or found in the state's input, such as the error of a Fail state. */
public sealed interface Text {
    record Fixed(String value) implements Text {}

    record At(String path) implements Text {}
}
