/** What was changed in the cloud through this console. */
@NullMarked
package dev.signalbox.console.model.ledger;

import org.jspecify.annotations.NullMarked;
