/** AWS Batch in the console's words. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.model.batch;
