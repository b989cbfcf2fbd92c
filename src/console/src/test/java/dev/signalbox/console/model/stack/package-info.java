/** A stack's resources as a tree over time, and what happened to it. */
@NullMarked
package dev.signalbox.console.model.stack;

import org.jspecify.annotations.NullMarked;
