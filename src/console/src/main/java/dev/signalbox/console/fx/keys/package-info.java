/** What the keyboard does, in one list. */
@NullMarked
package dev.signalbox.console.fx.keys;

import org.jspecify.annotations.NullMarked;
