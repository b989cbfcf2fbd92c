package dev.signalbox.states.internal.run;

import dev.signalbox.states.Effects;
import dev.signalbox.states.Probe;

/** What all parts of one execution share. */
record RunContext(String executionId, Recorder recorder, Effects effects, Callbacks callbacks,
        ContextObject contextObject, Probe probe) {}
