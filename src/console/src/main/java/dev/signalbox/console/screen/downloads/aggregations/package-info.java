/** Limits of a service. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.downloads.aggregations;
