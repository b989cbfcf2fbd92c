/** What the console believes about AWS Batch, and what changes it. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.store.batch;
