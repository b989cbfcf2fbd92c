/** The stays of an execution as bars in time. */
@NullMarked
package dev.signalbox.console.control.timeline;

import org.jspecify.annotations.NullMarked;
