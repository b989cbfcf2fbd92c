/** CloudWatch Logs: groups, streams and events, kept and bounded. */
@NullMarked
package dev.signalbox.localcloud.service.logs;

import org.jspecify.annotations.NullMarked;
