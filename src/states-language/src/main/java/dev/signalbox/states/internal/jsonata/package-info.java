/** JSONata as Step Functions has it: bounded, with functions of its own, and with chance and time from outside. */
@NullMarked
package dev.signalbox.states.internal.jsonata;

import org.jspecify.annotations.NullMarked;
