/** Keeps real credentials away from endpoints that are not AWS's own. */
@NullMarked
package dev.signalbox.console.gateway.aws.signin.guard;

import org.jspecify.annotations.NullMarked;
