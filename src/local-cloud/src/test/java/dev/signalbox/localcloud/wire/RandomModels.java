package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.wire.codec.Pojos;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Fills any model class with random values, awkward characters included. The seed is fixed, so failures repeat. */
final class RandomModels {
    private static final int DEEPEST = 4;

    private final Random random = new Random(7);

    Object of(Class<?> model) {
        var builder = Pojos.builder(model);
        fill(builder, 0);
        return Pojos.build(builder);
    }

    /** Tells whether anything was set: the Query protocols cannot carry an empty structure. */
    private boolean fill(SdkPojo builder, int depth) {
        boolean any = false;
        boolean union = isUnion(builder.getClass().getEnclosingClass());
        for (var field : builder.sdkFields()) {
            var value = value(field, depth);
            if (value != null) {
                field.set(builder, value);
                any = true;
                if (union) {
                    return true;
                }
            }
        }
        return any;
    }

    private static boolean isUnion(Class<?> model) {
        return Arrays.stream(model.getMethods()).anyMatch(method -> method.getName().equals("type") && method
                .getReturnType().isEnum() && method.getReturnType().getEnclosingClass() == model);
    }

    private Object value(SdkField<?> field, int depth) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> text(field.location());
            case INTEGER -> field.location() == MarshallLocation.STATUS_CODE ? (Object) 202 : random.nextInt();
            case LONG -> random.nextLong();
            case SHORT -> (short) random.nextInt();
            case BYTE -> (byte) random.nextInt();
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextDouble();
            case BIG_DECIMAL -> new BigDecimal(random.nextInt());
            case BOOLEAN -> random.nextBoolean();
            case INSTANT -> Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));
            case SDK_BYTES -> SdkBytes.fromUtf8String("bytes" + random.nextInt());
            case DOCUMENT -> Document.fromMap(Map.of("a", Document.fromString("x")));
            case LIST -> depth > DEEPEST ? null : list(field.getTrait(ListTrait.class).memberFieldInfo(), depth);
            case MAP -> depth > DEEPEST ? null : map(field.getTrait(MapTrait.class).valueFieldInfo(), depth);
            case SDK_POJO -> depth > DEEPEST ? null : pojo(field, depth);
            default -> null;
        };
    }

    private String text(MarshallLocation location) {
        return switch (location) {
            case PATH, GREEDY_PATH -> "p" + random.nextInt(1000) + " +%é:x";
            case HEADER -> "h" + random.nextInt(99);
            default -> "s" + random.nextInt(1000) + " <&>\"é中+%=\n.";
        };
    }

    private Object list(SdkField<?> element, int depth) {
        var list = new ArrayList<Object>();
        for (int i = 0; i < 2; i++) {
            var value = value(element, depth + 1);
            if (value != null) {
                list.add(value);
            }
        }
        return list.isEmpty() ? null : list;
    }

    private Object map(SdkField<?> element, int depth) {
        var value = value(element, depth + 1);
        return value == null ? null : Map.of("k" + random.nextInt(100), value);
    }

    private Object pojo(SdkField<?> field, int depth) {
        var builder = field.constructor().get();
        return fill(builder, depth + 1) ? Pojos.build(builder) : null;
    }
}
