/** Long lists of keys, kept in little memory. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.model.files.list;
