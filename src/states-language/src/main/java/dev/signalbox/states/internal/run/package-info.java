/** Runs executions: one virtual thread for each sequence of states, all effects journaled. */
@NullMarked
package dev.signalbox.states.internal.run;

import org.jspecify.annotations.NullMarked;
