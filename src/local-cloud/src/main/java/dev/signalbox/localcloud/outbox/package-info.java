/** What would leave the cloud on AWS: mails and notifications, kept to be read. */
@NullMarked
package dev.signalbox.localcloud.outbox;

import org.jspecify.annotations.NullMarked;
