package dev.signalbox.console.model;

import java.time.Instant;

/** How the last command of a screen went; shown beside the control that started it. */
public sealed interface Outcome {
    record None() implements Outcome {}

    /** @param what the verb in words, for example {@code Stopping} */
    record Running(String what) implements Outcome {}

    record Done(String what, Instant at) implements Outcome {}

    record Failed(String what, Failure cause) implements Outcome {}
}
