/** Amazon SQS: standard and FIFO queues, kept in the store. */
@NullMarked
package dev.signalbox.localcloud.service.sqs;

import org.jspecify.annotations.NullMarked;
