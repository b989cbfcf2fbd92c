package dev.signalbox.states;

/** A whole number, such as seconds, that is fixed or found in the state's input. */
public sealed interface Amount {
    record Fixed(long value) implements Amount {}

    record At(String path) implements Amount {}
}
