/** Whether the cloud answers at all, and whether this computer's clock agrees with it. */
@NullMarked
package dev.signalbox.console.store.health;

import org.jspecify.annotations.NullMarked;
