/** What the operator chose about the console itself, kept from one start to the next. */
@NullMarked
package dev.signalbox.console.store.preferences;

import org.jspecify.annotations.NullMarked;
