/** Patterns of events, as rules of EventBridge and filters of Lambda have them. */
@NullMarked
package dev.signalbox.localcloud.pattern;

import org.jspecify.annotations.NullMarked;
