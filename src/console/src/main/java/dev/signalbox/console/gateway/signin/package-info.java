/** Ports for profiles, credentials and signing in. */
@NullMarked
package dev.signalbox.console.gateway.signin;

import org.jspecify.annotations.NullMarked;
