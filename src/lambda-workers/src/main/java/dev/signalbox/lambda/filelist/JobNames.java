package dev.signalbox.lambda.filelist;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names for Batch jobs, whose rules are narrower than those for executions. */
public final class JobNames {
    private static final Pattern FITS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");
    private static final int KEPT = 100;

    private JobNames() {}

    /** The execution's name if Batch takes it, else a form of it that stays distinct from those of other names. */
    public static String of(String execution) {
        if (FITS.matcher(execution).matches()) {
            return execution;
        }
        var plain = execution.replaceAll("[^A-Za-z0-9_-]", "-");
        var begin = plain.startsWith("-") || plain.startsWith("_") ? "e" + plain : plain;
        var hash = UUID.nameUUIDFromBytes(execution.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
        return begin.substring(0, Math.min(KEPT, begin.length())) + "-" + hash;
    }
}
