/** Parts of the start form. */
@NullMarked
package dev.signalbox.console.screen.executions.start;

import org.jspecify.annotations.NullMarked;
