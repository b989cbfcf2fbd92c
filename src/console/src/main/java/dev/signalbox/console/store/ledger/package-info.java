/** The local record of every change made. */
@NullMarked
package dev.signalbox.console.store.ledger;

import org.jspecify.annotations.NullMarked;
