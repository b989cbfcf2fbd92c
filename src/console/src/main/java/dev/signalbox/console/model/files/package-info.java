/** Stored objects in the console's words. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.model.files;
