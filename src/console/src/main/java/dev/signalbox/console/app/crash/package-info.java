/** What happens when the console itself is broken: it is logged, told in one window, and can be handed on without secrets. */
@NullMarked
package dev.signalbox.console.app.crash;

import org.jspecify.annotations.NullMarked;
