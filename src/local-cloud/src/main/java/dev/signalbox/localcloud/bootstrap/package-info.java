/** What runs inside a Lambda execution environment's own JVM; sees nothing else of the local cloud. */
@NullMarked
package dev.signalbox.localcloud.bootstrap;

import org.jspecify.annotations.NullMarked;
