/** Tells clients what became of their jobs. */
@NullMarked
package dev.signalbox.download.notifier;

import org.jspecify.annotations.NullMarked;
