/** The lock that keeps an environment read-only. */
@NullMarked
package dev.signalbox.console.store.guard;

import org.jspecify.annotations.NullMarked;
