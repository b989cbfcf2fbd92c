@NullMarked
package dev.signalbox.console.control.json;

import org.jspecify.annotations.NullMarked;
