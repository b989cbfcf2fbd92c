/** What a transfer has done so far, on disk. */
@NullMarked
package dev.signalbox.console.store.transfer.journal;

import org.jspecify.annotations.NullMarked;
