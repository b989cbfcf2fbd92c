/** Answering waits, and keeping what was answered. */
@NullMarked
package dev.signalbox.console.store.callbacks;

import org.jspecify.annotations.NullMarked;
