/** Executions: the list, the start form, and one execution with its graph, history, input and output. */
@NullMarked
package dev.signalbox.console.screen.executions;

import org.jspecify.annotations.NullMarked;
