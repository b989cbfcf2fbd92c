/** One console for a data folder: a second start gives what it was asked for to the first, and ends. */
@NullMarked
package dev.signalbox.console.app.single;

import org.jspecify.annotations.NullMarked;
