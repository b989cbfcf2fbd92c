/** What both directions share: the order of work, its limits, its patience, its numbers. */
@NullMarked
package dev.signalbox.console.store.transfer.work;

import org.jspecify.annotations.NullMarked;
