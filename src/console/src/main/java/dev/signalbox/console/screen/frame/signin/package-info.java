/** Which environment the window shows and others that can be opened; signing in, and what is asked meanwhile. */
@NullMarked
package dev.signalbox.console.screen.frame.signin;

import org.jspecify.annotations.NullMarked;
