/** {@code signalbox ledger}: the record of every change, checked and exported without a window. */
@NullMarked
package dev.signalbox.console.app.ledger;

import org.jspecify.annotations.NullMarked;
