/** Parts of the list of executions. */
@NullMarked
package dev.signalbox.console.screen.executions.list;

import org.jspecify.annotations.NullMarked;
