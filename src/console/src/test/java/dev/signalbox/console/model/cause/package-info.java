@NullMarked
package dev.signalbox.console.model.cause;

import org.jspecify.annotations.NullMarked;
