/** Amazon SES, both versions of its API: who may send, and mails that end in the outbox. */
@NullMarked
package dev.signalbox.localcloud.service.ses;

import org.jspecify.annotations.NullMarked;
