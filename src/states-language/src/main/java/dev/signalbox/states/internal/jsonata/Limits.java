package dev.signalbox.states.internal.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import com.dashjoin.jsonata.Utils;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends one evaluation that takes too long, nests too deep or makes too much. */
final class Limits {
    static final String TOO_DEEP = "Stack overflow error: Check for non-terminating recursive function. Consider "
            + "rewriting as tail-recursive";
    static final String TOO_LONG = "Expression evaluation timeout: Check for infinite loop";
    static final String TOO_MUCH = "Expression evaluation memory limit exceeded: Check for excessive memory usage";

    /** What AWS lets one value have: elements of a list (8 bytes each), characters of a text. */
    static final int MAX_ELEMENTS = 873_782;
    static final long MAX_BYTES = 8L * MAX_ELEMENTS;
    private static final int MAX_DEPTH = 100;
    private static final long MAX_NANOS = 5_000_000_000L;
    /** Of all lists that one evaluation makes; AWS is not known to count these. */
    private static final long MAX_ALL_ELEMENTS = 20_000_000;

    private final long begun = System.nanoTime();
    private int depth;
    private long elements;

    void watch(Jsonata.Frame frame) {
        frame.setEvaluateEntryCallback((symbol, input, at) -> entered(at));
        frame.setEvaluateExitCallback(this::left);
        new TextGuards(this).bind(frame);
    }

    /** Fails if the evaluation has taken too long. */
    void checkTime() {
        if (System.nanoTime() - begun > MAX_NANOS) {
            throw new JException(TOO_LONG, -1);
        }
    }

    private void entered(Jsonata.Frame frame) {
        if (!frame.isParallelCall) {
            depth++;
            if (depth > MAX_DEPTH) {
                throw new JException(TOO_DEEP, -1);
            }
            checkTime();
        }
    }

    private void left(Parser.Symbol symbol, @Nullable Object input, Jsonata.Frame frame, @Nullable Object result) {
        if (!frame.isParallelCall) {
            depth--;
            checkTime();
        }
        if (result instanceof String text) {
            checkSize(text.length());
        } else if (result instanceof List<?> list && (Utils.isSequence(list) || list instanceof Utils.RangeList)) {
            checkSize(8L * list.size());
            elements += list.size();
            if (elements > MAX_ALL_ELEMENTS) {
                throw new JException(TOO_MUCH, -1);
            }
        }
    }

    static void checkSize(long bytes) {
        if (bytes > MAX_BYTES) {
            throw new JException(TOO_MUCH, -1);
        }
    }

}
