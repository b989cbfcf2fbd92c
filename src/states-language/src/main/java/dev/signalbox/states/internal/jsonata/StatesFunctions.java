package dev.signalbox.states.internal.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signalbox.states.internal.data.Chance;
import dev.signalbox.states.internal.data.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The functions that Step Functions adds, and those that differ at every call, which a replay must not see. */
final class StatesFunctions {
    private static final Set<String> HASHES = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    /** The longest range that AWS makes. */
    private static final int MAX_RANGE = 360_145;

    private final Chance chance;
    private @Nullable Long now;

    StatesFunctions(Chance chance) {
        this.chance = chance;
    }

    private interface Body {
        @Nullable
        Object of(Arguments arguments) throws JsonataProblem;
    }

    void bind(Jsonata.Frame frame) {
        frame.bind("eval", (Object) null);
        bind(frame, "parse", 1, StatesFunctions::parse);
        bind(frame, "partition", 2, StatesFunctions::partition);
        bind(frame, "range", 3, StatesFunctions::range);
        bind(frame, "hash", 2, StatesFunctions::hash);
        bind(frame, "random", 1, this::random);
        bind(frame, "uuid", 0, a -> chance.draw(() -> TextNode.valueOf(UUID.randomUUID().toString())).textValue());
        bind(frame, "millis", 0, a -> millis());
        bind(frame, "now", 2, a -> Functions.dateTimeFromMillis(millis(), a.text(0), a.text(1)));
        bind(frame, "shuffle", 1, this::shuffle);
    }

    /** One more argument than the function takes is let through, to be refused with AWS's words. */
    private static void bind(Jsonata.Frame frame, String name, int most, Body body) {
        frame.bind(name, new Jsonata.JFunction((input, arguments) -> body.of(new Arguments(name, most, arguments)), "<"
                + "x?".repeat(most + 1) + ":x>"));
    }

    /** The same for the whole expression, as JSONata wants it. */
    private long millis() {
        if (now == null) {
            now = chance.draw(() -> LongNode.valueOf(chance.now().toEpochMilli())).longValue();
        }
        return now;
    }

    private @Nullable Object random(Arguments arguments) {
        var seed = arguments.number(0);
        return seed == null ? (Object) chance.draw(() -> DoubleNode.valueOf(ThreadLocalRandom.current().nextDouble()))
                .doubleValue() : new Random(seed.longValue()).nextDouble();
    }

    private @Nullable Object shuffle(Arguments arguments) {
        var list = arguments.list(0);
        if (list == null) {
            return null;
        }
        var seed = chance.draw(() -> LongNode.valueOf(ThreadLocalRandom.current().nextLong())).longValue();
        List<Object> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static @Nullable Object parse(Arguments arguments) {
        var text = arguments.text(0);
        if (text == null) {
            return null;
        }
        try {
            var parsed = Json.parse(text);
            if (!parsed.isMissingNode()) {
                return Values.toJava(parsed);
            }
        } catch (JsonProcessingException e) {
            throw new JException(e, "D3137: Invalid JSON", -1, null, null);
        }
        throw new JException("D3137: Invalid JSON", -1);
    }

    private static @Nullable Object partition(Arguments arguments) {
        var list = arguments.list(0);
        var wanted = arguments.number(1);
        if (list == null || wanted == null || list.isEmpty() || wanted.longValue() < 1) {
            return null;
        }
        int size = (int) Math.min(wanted.longValue(), Integer.MAX_VALUE);
        List<Object> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += Math.min(size, list.size() - from)) {
            chunks.add(new ArrayList<>(list.subList(from, from + Math.min(size, list.size() - from))));
        }
        return chunks;
    }

    /** A single element is given bare. */
    private static @Nullable Object range(Arguments arguments) {
        var first = arguments.number(0);
        var last = arguments.number(1);
        var step = arguments.number(2);
        if (first == null || last == null || step == null || step.longValue() == 0) {
            return null;
        }
        long count = Math.floorDiv(Math.subtractExact(last.longValue(), first.longValue()), step.longValue()) + 1;
        if (count > MAX_RANGE) {
            throw new JException(Limits.TOO_MUCH, -1);
        }
        List<Object> range = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            range.add(first.longValue() + i * step.longValue());
        }
        return range.size() > 1 ? range : range.isEmpty() ? null : range.getFirst();
    }

    private static @Nullable Object hash(Arguments arguments) {
        var text = arguments.text(0);
        var algorithm = arguments.text(1);
        if (text == null || algorithm == null) {
            return null;
        }
        if (!HASHES.contains(algorithm)) {
            throw arguments.wrong(1);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(
                    StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}
