/** The outbox: mails and notifications that the local cloud keeps instead of sending. */
@NullMarked
package dev.signalbox.console.screen.outbox;

import org.jspecify.annotations.NullMarked;
