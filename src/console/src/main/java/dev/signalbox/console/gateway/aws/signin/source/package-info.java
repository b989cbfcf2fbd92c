/** Gets credentials in each of the ways there are, with or without asking somebody. */
@NullMarked
package dev.signalbox.console.gateway.aws.signin.source;

import org.jspecify.annotations.NullMarked;
