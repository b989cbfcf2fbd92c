/** Compute environments. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.batch.environments;
