/** What is asked of Batch when a job is submitted. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.model.batch.order;
