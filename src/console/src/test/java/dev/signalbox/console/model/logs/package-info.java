@NullMarked
package dev.signalbox.console.model.logs;

import org.jspecify.annotations.NullMarked;
