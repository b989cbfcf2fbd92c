/**
 * CancelJobs and TerminateJobs, which AWS has had since September 2026 and the SDK of this build does not know yet:
 * written as the SDK's own model classes are, so that they are served like all others. To be deleted once it does.
 */
@NullMarked
package dev.signalbox.localcloud.service.batch.model;

import org.jspecify.annotations.NullMarked;
