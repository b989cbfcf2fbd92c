/** The download engine that all workers share. */
@NullMarked
package dev.signalbox.transfer;

import org.jspecify.annotations.NullMarked;
