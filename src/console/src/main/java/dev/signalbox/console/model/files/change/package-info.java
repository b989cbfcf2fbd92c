/** What is done to objects: versions, deletions, copies. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.model.files.change;
