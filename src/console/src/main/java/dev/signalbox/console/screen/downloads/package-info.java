/** Download services: their jobs, limits, processes and counters. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.downloads;
