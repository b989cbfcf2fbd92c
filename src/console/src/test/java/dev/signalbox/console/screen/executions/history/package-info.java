@NullMarked
package dev.signalbox.console.screen.executions.history;

import org.jspecify.annotations.NullMarked;
