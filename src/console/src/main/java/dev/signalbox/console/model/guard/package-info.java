/** What may be changed in an environment, and for how long. */
@NullMarked
package dev.signalbox.console.model.guard;

import org.jspecify.annotations.NullMarked;
