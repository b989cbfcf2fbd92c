/** What an object's bytes are, read from a bounded part of them: text, table, JSON, picture, or bytes. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.model.files.preview;
