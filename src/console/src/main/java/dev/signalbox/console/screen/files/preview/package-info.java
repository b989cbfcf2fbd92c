/** An object's bytes as they can be looked at. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.files.preview;
