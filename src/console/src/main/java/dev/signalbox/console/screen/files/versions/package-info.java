/** Versions and tags of the object that is looked at. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.files.versions;
