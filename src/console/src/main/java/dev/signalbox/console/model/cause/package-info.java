/** What leads from a failure to its reason in other services, and what to do about it. */
@NullMarked
package dev.signalbox.console.model.cause;

import org.jspecify.annotations.NullMarked;
