/** What is done to stacks that are there. */
@NullMarked
package dev.signalbox.console.store.stacks;

import org.jspecify.annotations.NullMarked;
