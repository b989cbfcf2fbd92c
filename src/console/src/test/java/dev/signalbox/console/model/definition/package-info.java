@NullMarked
package dev.signalbox.console.model.definition;

import org.jspecify.annotations.NullMarked;
