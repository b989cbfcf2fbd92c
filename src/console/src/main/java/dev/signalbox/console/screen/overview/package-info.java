/** The overview: what runs, what failed and what is stuck. */
@NullMarked
package dev.signalbox.console.screen.overview;

import org.jspecify.annotations.NullMarked;
