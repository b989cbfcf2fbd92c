/** What needs attention in an environment, worked out from what the console knows. */
@NullMarked
package dev.signalbox.console.model.overview;

import org.jspecify.annotations.NullMarked;
