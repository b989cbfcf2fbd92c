/** Lambda: functions, and their execution environments as child JVMs around AWS's own runtime classes. */
@NullMarked
package dev.signalbox.localcloud.service.lambda;

import org.jspecify.annotations.NullMarked;
