/** Waiting for a provider's callback and answering it. */
@NullMarked
package dev.signalbox.lambda.callback;

import org.jspecify.annotations.NullMarked;
