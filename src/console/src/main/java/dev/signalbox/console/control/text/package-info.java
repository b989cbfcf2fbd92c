/** Plain text of any size, of which only the lines in sight exist as nodes. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.control.text;
