package dev.signalbox.console.model.report;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What broke since the start, and how often. May be used from any thread. */
public final class Defects {
    private static final int FRAMES = 5;
    private static final int DEEPEST = 50;

    private final Map<String, Integer> times = new TreeMap<>();

    /**
     * A defect as it was seen last.
     *
     * @param code the same for the same defect, in all installations of a version
     * @param times how often it was seen, this time too
     * @param others codes of others that were seen before, and how often
     * @param memory whether there was no memory left
     */
    public record Seen(String code, String thread, String stack, int times, Map<String, Integer> others,
            boolean memory) {}

    public synchronized Seen saw(String thread, Throwable defect, String stack) {
        String code = code(defect);
        int seen = times.merge(code, 1, Integer::sum);
        Map<String, Integer> others = new TreeMap<>(times);
        others.remove(code);
        return new Seen(code, thread, stack, seen, Map.copyOf(others), isOfMemory(defect));
    }

    /** Whether there was no memory left. */
    public static boolean isOfMemory(Throwable defect) {
        return chain(defect).anyMatch(OutOfMemoryError.class::isInstance);
    }

    /** It and its causes, which may go round in a circle. */
    private static Stream<Throwable> chain(Throwable defect) {
        return Stream.iterate(defect, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }

    /** The same for the same defect: made of the root cause's type and the innermost frames, not of its message. */
    public static String code(Throwable defect) {
        Throwable root = chain(defect).reduce(defect, (_, next) -> next);
        int hash = root.getClass().getName().hashCode();
        StackTraceElement[] frames = root.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            hash = 31 * hash + (frames[i].getClassName() + frames[i].getMethodName()).hashCode();
        }
        return "%04X-%04X".formatted(hash >>> 16, hash & 0xFFFF);
    }
}
