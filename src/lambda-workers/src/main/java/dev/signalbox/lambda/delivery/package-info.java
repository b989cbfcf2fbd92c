/** Fetching a file for a client and pushing its URL to the client's WebSocket connection. */
@NullMarked
package dev.signalbox.lambda.delivery;

import org.jspecify.annotations.NullMarked;
