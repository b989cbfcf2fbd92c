/** Buckets, prefixes and objects. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.files;
