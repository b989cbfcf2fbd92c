/** Files become objects. */
@NullMarked
package dev.signalbox.console.store.transfer.up;

import org.jspecify.annotations.NullMarked;
