package dev.signalbox.localcloud.service.batch;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.CancelJobRequest;
import software.amazon.awssdk.services.batch.model.CancelJobResponse;
import software.amazon.awssdk.services.batch.model.TerminateJobRequest;
import software.amazon.awssdk.services.batch.model.TerminateJobResponse;

/** CancelJob and TerminateJob. Both succeed also for jobs that they do nothing to, as on AWS. */
final class Stopping {
    private final BatchState state;
    private final Scheduler scheduler;

    Stopping(BatchState state, Scheduler scheduler) {
        this.state = state;
        this.scheduler = scheduler;
    }

    CancelJobResponse cancel(CancelJobRequest request) {
        stop(request.jobId(), request.reason(), scheduler::cancel);
        return CancelJobResponse.builder().build();
    }

    TerminateJobResponse terminate(TerminateJobRequest request) {
        stop(request.jobId(), request.reason(), scheduler::terminate);
        return TerminateJobResponse.builder().build();
    }

    private void stop(@Nullable String jobId, @Nullable String reason, BiConsumer<Job, String> how) {
        var id = state.names().nameOf("job", Names.required("jobId", jobId));
        var why = Names.required("reason", reason);
        state.change(() -> how.accept(
                state.jobs().get(id).orElseThrow(() -> BatchErrors.client("Job " + id + " does not exist.")), why));
        scheduler.request();
    }
}
