/** The list of what is at a place: rows, order, pages. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.files.list;
