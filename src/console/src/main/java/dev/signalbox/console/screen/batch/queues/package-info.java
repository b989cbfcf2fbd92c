/** Job queues. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.batch.queues;
