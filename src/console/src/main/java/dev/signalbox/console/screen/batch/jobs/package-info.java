/** Jobs: the list with its filters, one job, and what is done to them. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.batch.jobs;
