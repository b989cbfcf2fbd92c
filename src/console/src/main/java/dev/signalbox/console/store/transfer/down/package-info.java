/** Objects become files. */
@NullMarked
package dev.signalbox.console.store.transfer.down;

import org.jspecify.annotations.NullMarked;
