/** In which form points in time are shown. */
@NullMarked
package dev.signalbox.console.fx.time;

import org.jspecify.annotations.NullMarked;
