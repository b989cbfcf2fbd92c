/** Downloads and uploads that can be paused, outlive the console and say what was verified. */
@NullMarked
package dev.signalbox.console.store.transfer;

import org.jspecify.annotations.NullMarked;
