/** Theme, size and motion of the whole window, as the operator wants them; they change while it is open. */
@NullMarked
package dev.signalbox.console.fx.look;

import org.jspecify.annotations.NullMarked;
