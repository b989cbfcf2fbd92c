/** Showing an execution as it was after one of its events. */
@NullMarked
package dev.signalbox.console.screen.executions.replay;

import org.jspecify.annotations.NullMarked;
