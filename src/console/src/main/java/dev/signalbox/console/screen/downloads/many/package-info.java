/** What is done to many, and what came of each. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.downloads.many;
