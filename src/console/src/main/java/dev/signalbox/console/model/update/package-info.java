/** Newer versions of Signalbox, and what an administrator wants of looking for them. */
@NullMarked
package dev.signalbox.console.model.update;

import org.jspecify.annotations.NullMarked;
