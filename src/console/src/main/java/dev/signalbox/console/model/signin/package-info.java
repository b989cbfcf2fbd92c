/** Profiles of AWS and whether their credentials are at hand. No type here ever holds or prints a secret. */
@NullMarked
package dev.signalbox.console.model.signin;

import org.jspecify.annotations.NullMarked;
