/** Where the logs of a state are, and what they said. */
@NullMarked
package dev.signalbox.console.model.logs;

import org.jspecify.annotations.NullMarked;
