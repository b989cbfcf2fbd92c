/** The events of an execution: list, filters, one event, export. */
@NullMarked
package dev.signalbox.console.screen.executions.history;

import org.jspecify.annotations.NullMarked;
