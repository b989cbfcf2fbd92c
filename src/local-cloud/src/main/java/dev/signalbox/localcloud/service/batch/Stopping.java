package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.service.batch.model.BulkRequest;
import dev.signalbox.localcloud.service.batch.model.BulkResponse;
import dev.signalbox.localcloud.service.batch.model.CancelJobsRequest;
import dev.signalbox.localcloud.service.batch.model.TerminateJobsRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.CancelJobRequest;
import software.amazon.awssdk.services.batch.model.CancelJobResponse;
import software.amazon.awssdk.services.batch.model.TerminateJobRequest;
import software.amazon.awssdk.services.batch.model.TerminateJobResponse;

/**
 * CancelJob and TerminateJob, alone and in bulk. All succeed also for jobs that they do nothing to, and for such as are
 * not there, as on AWS; see <a
 * href="https://docs.aws.amazon.com/batch/latest/APIReference/API_TerminateJobs.html">TerminateJobs</a>.
 */
final class Stopping {
    private static final int MOST = 50;
    /** With the index of an array's child. */
    private static final Pattern JOB_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:[0-9]{1,5})?");

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

    BulkResponse cancel(CancelJobsRequest request) {
        return stop(request, scheduler::cancel);
    }

    BulkResponse terminate(TerminateJobsRequest request) {
        return stop(request, scheduler::terminate);
    }

    private void stop(@Nullable String jobId, @Nullable String reason, BiConsumer<Job, String> how) {
        var id = state.names().nameOf("job", Names.required("jobId", jobId));
        var why = Names.required("reason", reason);
        if (!JOB_ID.matcher(id).matches()) {
            throw BatchErrors.invalid(malformed(jobId));
        }
        state.change(() -> state.jobs().get(id).ifPresent(job -> how.accept(job, why)));
        scheduler.request();
    }

    private static String malformed(@Nullable String jobId) {
        return "Job identifier " + jobId + " is not valid.";
    }

    private BulkResponse stop(BulkRequest request, BiConsumer<Job, String> how) {
        var why = Names.required("reason", request.reason());
        if (request.jobs().isEmpty() || request.jobs().size() > MOST) {
            throw BatchErrors.invalid("jobs must have 1 to " + MOST + " ids.");
        }
        List<String> successful = new ArrayList<>();
        List<BulkResponse.Failure> errors = new ArrayList<>();
        state.change(() -> {
            for (var given : request.jobs()) {
                var id = state.names().nameOf("job", given);
                if (JOB_ID.matcher(id).matches()) {
                    state.jobs().get(id).ifPresent(job -> how.accept(job, why));
                    successful.add(given);
                } else {
                    errors.add(new BulkResponse.Failure("ValidationException", given, malformed(given)));
                }
            }
        });
        scheduler.request();
        return new BulkResponse(successful, errors);
    }
}
