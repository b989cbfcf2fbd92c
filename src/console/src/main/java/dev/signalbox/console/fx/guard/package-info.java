/** Controls that change something, and what keeps them from it. */
@NullMarked
package dev.signalbox.console.fx.guard;

import org.jspecify.annotations.NullMarked;
