/** JSON as lines, as a tree, and what two of them differ in. */
@NullMarked
package dev.signalbox.console.control.json;

import org.jspecify.annotations.NullMarked;
