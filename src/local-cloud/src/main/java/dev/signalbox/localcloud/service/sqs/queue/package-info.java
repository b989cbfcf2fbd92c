/** Queues and the messages in them, without the wire's requests. */
@NullMarked
package dev.signalbox.localcloud.service.sqs.queue;

import org.jspecify.annotations.NullMarked;
