@NullMarked
package dev.signalbox.console.model.diff;

import org.jspecify.annotations.NullMarked;
