/** Event source mappings: queues whose messages Lambda takes to functions. */
@NullMarked
package dev.signalbox.localcloud.service.lambda.source;

import org.jspecify.annotations.NullMarked;
