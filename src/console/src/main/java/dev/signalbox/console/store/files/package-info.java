/** What the console believes about the objects that are looked at, and what it does to them. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.store.files;
