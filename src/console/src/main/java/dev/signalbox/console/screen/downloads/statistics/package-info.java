/** What a service's counters say. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.downloads.statistics;
