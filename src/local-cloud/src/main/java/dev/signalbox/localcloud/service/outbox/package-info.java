/** Reading the outbox; AWS has no such service. */
@NullMarked
package dev.signalbox.localcloud.service.outbox;

import org.jspecify.annotations.NullMarked;
