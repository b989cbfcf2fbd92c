/** What does not get on by itself. */
@NullMarked
package dev.signalbox.console.model.overview.stuck;

import org.jspecify.annotations.NullMarked;
