/** Job definitions and their revisions. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.batch.definitions;
