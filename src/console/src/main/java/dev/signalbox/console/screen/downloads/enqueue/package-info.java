/** Asks a service for downloads, one or many. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.downloads.enqueue;
