/** Lambda handlers of the bundled pipelines. */
@NullMarked
package dev.signalbox.lambda;

import org.jspecify.annotations.NullMarked;
