/** What is known of the caller's permissions, and how. */
@NullMarked
package dev.signalbox.console.store.permissions;

import org.jspecify.annotations.NullMarked;
