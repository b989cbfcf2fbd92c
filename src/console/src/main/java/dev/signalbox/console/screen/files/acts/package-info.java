/** What the operator does to objects: delete, rename, copy, sign. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.files.acts;
