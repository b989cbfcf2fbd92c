/** Connects to AWS as a profile of {@code ~/.aws}. */
@NullMarked
package dev.signalbox.console.gateway.aws.signin;

import org.jspecify.annotations.NullMarked;
