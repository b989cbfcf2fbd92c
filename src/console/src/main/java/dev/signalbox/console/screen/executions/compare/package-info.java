/** One execution beside another of the same state machine. */
@NullMarked
package dev.signalbox.console.screen.executions.compare;

import org.jspecify.annotations.NullMarked;
