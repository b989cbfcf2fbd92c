/** The inbox of everything that waits for a callback, and the provider simulator. */
@NullMarked
package dev.signalbox.console.screen.callbacks;

import org.jspecify.annotations.NullMarked;
