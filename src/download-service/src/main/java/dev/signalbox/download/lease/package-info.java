/** Keeping what was claimed. */
@NullMarked
package dev.signalbox.download.lease;

import org.jspecify.annotations.NullMarked;
