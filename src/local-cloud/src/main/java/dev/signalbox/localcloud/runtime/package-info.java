/** What services share without knowing each other: calls between services, time, errors, child processes. */
@NullMarked
package dev.signalbox.localcloud.runtime;

import org.jspecify.annotations.NullMarked;
