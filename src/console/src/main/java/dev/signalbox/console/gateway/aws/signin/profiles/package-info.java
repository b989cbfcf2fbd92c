/** Reads what {@code ~/.aws} and the surroundings say; calls no service. */
@NullMarked
package dev.signalbox.console.gateway.aws.signin.profiles;

import org.jspecify.annotations.NullMarked;
