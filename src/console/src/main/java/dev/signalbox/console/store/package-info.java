/** What the console believes now: workers, topics, polling. */
@NullMarked
package dev.signalbox.console.store;

import org.jspecify.annotations.NullMarked;
