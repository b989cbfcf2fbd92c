/** The Map Runs of an execution. */
@NullMarked
package dev.signalbox.console.screen.executions.mapruns;

import org.jspecify.annotations.NullMarked;
