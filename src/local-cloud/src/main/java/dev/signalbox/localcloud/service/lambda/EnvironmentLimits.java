package dev.signalbox.localcloud.service.lambda;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * On AWS a thousand environments run at once; here callers wait for their turn instead.
 *
 * @param environments that there may be, resting ones too: what the computer's memory bears
 * @param atOnce invocations that run at a time: what its processors bear
 */
record EnvironmentLimits(int environments, int atOnce) {
    /** Environments may use a quarter of the memory; a JVM with the SDK in it takes about this much. */
    private static final int SHARE_OF_MEMORY = 4;
    private static final long BYTES_EACH = 160L << 20;
    private static final long MOST = 64;
    private static final int FEWEST = 8;
    private static final int FOR_EACH_PROCESSOR = 4;

    static EnvironmentLimits ofThisComputer() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long fit = Math.min(MOST, system.getTotalMemorySize() / SHARE_OF_MEMORY / BYTES_EACH);
        int atOnce = Math.max(FEWEST, FOR_EACH_PROCESSOR * system.getAvailableProcessors());
        return new EnvironmentLimits(Math.max(atOnce, (int) fit), atOnce);
    }
}
