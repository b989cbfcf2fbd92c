package dev.signalbox.console.model.batch.why;

import dev.signalbox.console.model.batch.JobDetails;
import java.math.BigDecimal;

/** Numbers of vCPUs, which may be fractions. */
public final class Vcpus {
    private Vcpus() {}

    /** What a job asks for; nothing if AWS does not say, and then nothing is claimed about its size. */
    public static double of(JobDetails job) {
        try {
            return Double.parseDouble(job.container().vcpus());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** {@code 4}, {@code 0.25}. */
    public static String words(double vcpus) {
        var plain = BigDecimal.valueOf(Math.round(vcpus * 100) / 100.0).stripTrailingZeros();
        return plain.toPlainString();
    }
}
