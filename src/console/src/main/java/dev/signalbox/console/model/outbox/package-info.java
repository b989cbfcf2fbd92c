/** Mails and notifications of the local environment. */
@NullMarked
package dev.signalbox.console.model.outbox;

import org.jspecify.annotations.NullMarked;
