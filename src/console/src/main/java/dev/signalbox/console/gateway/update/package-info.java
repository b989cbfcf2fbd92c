/** Where is written which version is the newest, and what an administrator decided. */
@NullMarked
package dev.signalbox.console.gateway.update;

import org.jspecify.annotations.NullMarked;
