/** What ended, kept from one start to the next. */
@NullMarked
package dev.signalbox.console.store.tasks;

import org.jspecify.annotations.NullMarked;
