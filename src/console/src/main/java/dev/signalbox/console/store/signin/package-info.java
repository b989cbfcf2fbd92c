/** Signing in, and who we are then. */
@NullMarked
package dev.signalbox.console.store.signin;

import org.jspecify.annotations.NullMarked;
