/** The logs of what the states of an execution ran. */
@NullMarked
package dev.signalbox.console.screen.executions.logs;

import org.jspecify.annotations.NullMarked;
