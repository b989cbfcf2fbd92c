/** Whether there is a newer version. */
@NullMarked
package dev.signalbox.console.store.update;

import org.jspecify.annotations.NullMarked;
