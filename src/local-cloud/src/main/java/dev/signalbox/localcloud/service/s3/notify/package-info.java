/** Tells functions, queues and topics of what happens in buckets. */
@NullMarked
package dev.signalbox.localcloud.service.s3.notify;

import org.jspecify.annotations.NullMarked;
