/** Profiles in words. */
@NullMarked
package dev.signalbox.console.fx.signin;

import org.jspecify.annotations.NullMarked;
