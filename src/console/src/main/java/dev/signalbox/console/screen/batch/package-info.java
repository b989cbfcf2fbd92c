/** Queues and jobs. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.batch;
