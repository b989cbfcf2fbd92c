/** AWS Batch, a port for each of its nouns. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.gateway.batch;
