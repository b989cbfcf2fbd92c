package dev.signalbox.console.model;

/** A state as it is shown: colour, shape and word. */
public record StatusWord(Tone tone, String word) {}
