/** What becomes of waits for a callback. */
@NullMarked
package dev.signalbox.console.model.callbacks;

import org.jspecify.annotations.NullMarked;
