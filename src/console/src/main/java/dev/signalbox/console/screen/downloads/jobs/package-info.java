/** The jobs of a service, and the one that is open. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.downloads.jobs;
