/** The manual: its pages as they are written in {@code src/manual}, what they lead to, and how they are searched. */
@NullMarked
package dev.signalbox.console.model.manual;

import org.jspecify.annotations.NullMarked;
