@NullMarked
package dev.signalbox.console.screen.executions.replay;

import org.jspecify.annotations.NullMarked;
