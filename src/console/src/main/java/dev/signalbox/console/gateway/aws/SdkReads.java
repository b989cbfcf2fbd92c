package dev.signalbox.console.gateway.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/**
 * Which operations of AWS only read, one by one: no name is trusted for how it begins. The ledger and the lock both go by it. What
 * is not known to read is a change.
 */
final class SdkReads {
    private static final String LIST = "reads.properties";

    private final Map<String, Set<String>> reads = new HashMap<>();

    private SdkReads() {
        Properties list = new Properties();
        try (InputStream in = Objects.requireNonNull(SdkReads.class.getResourceAsStream(LIST), LIST)) {
            list.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        list.stringPropertyNames().forEach(service -> reads.put(service, Set.of(list.getProperty(service)
                .toLowerCase(Locale.ROOT).strip().split("\\s+"))));
    }

    /** Read at the first call of a session that needs it. */
    private static final class Holder {
        static final SdkReads KNOWN = new SdkReads();
    }

    /**
     * Whether a call may change something.
     *
     * @param service the SDK's name of it, for example {@code CloudWatchLogs}
     * @param operation as AWS or the SDK's classes write it: {@code AssumeRoleWithSAML} is {@code AssumeRoleWithSaml}
     */
    static boolean changes(String service, String operation) {
        return !Holder.KNOWN.reads.getOrDefault(service, Set.of()).contains(operation.toLowerCase(Locale.ROOT));
    }
}
