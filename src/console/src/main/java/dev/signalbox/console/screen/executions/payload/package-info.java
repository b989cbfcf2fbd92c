/** What an execution and its states took and gave. */
@NullMarked
package dev.signalbox.console.screen.executions.payload;

import org.jspecify.annotations.NullMarked;
