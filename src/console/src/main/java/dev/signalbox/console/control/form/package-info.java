/** A form in a dialog: fields, what is wrong with them, and one button that does it. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.control.form;
