package dev.signalbox.localcloud.service.dynamodb.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads items of requests, refusing values that DynamoDB would refuse. */
public final class ItemReader {
    private static final int MAX_DEPTH = 32;

    private ItemReader() {}

    public static Item item(Map<String, AttributeValue> attributes) {
        return new Item(fields(attributes, 0));
    }

    public static Value value(AttributeValue value) {
        return value(value, 0);
    }

    private static Value value(AttributeValue value, int depth) {
        if (depth > MAX_DEPTH) {
            throw Invalid.request("Nesting Levels have exceeded supported limits: "
                    + "Attributes in the item have nested levels beyond supported limit");
        }
        int types = typesSet(value);
        if (types == 0) {
            throw Invalid.request(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        if (types > 1) {
            checkNumbers(value);
            throw Invalid.request("Supplied AttributeValue has more than one datatypes set, "
                    + "must contain exactly one of the supported datatypes");
        }
        return switch (value.type()) {
            case S -> new Value.Str(value.s());
            case N -> new Value.Num(Numbers.parse(value.n()));
            case B -> new Value.Bin(value.b());
            case BOOL -> new Value.Bool(value.bool());
            case NUL -> nul(value.nul());
            case SS -> new Value.StrSet(texts(value.ss()));
            case NS -> new Value.NumSet(numbers(value.ns()));
            case BS -> new Value.BinSet(blobs(value));
            case L -> list(value.l(), depth);
            case M -> new Value.Doc(fields(value.m(), depth + 1));
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("A value of no known type");
        };
    }

    /** Of several values in one, DynamoDB complains of numbers first. */
    private static void checkNumbers(AttributeValue value) {
        if (value.n() != null) {
            Numbers.parse(value.n());
        }
        if (value.hasNs()) {
            numbers(value.ns());
        }
    }

    private static int typesSet(AttributeValue value) {
        var set = List.of(value.s() != null, value.n() != null, value.b() != null, value.bool() != null,
                value.nul() != null, value.hasSs(), value.hasNs(), value.hasBs(), value.hasL(), value.hasM());
        return Collections.frequency(set, true);
    }

    private static Value nul(boolean isNull) {
        if (!isNull) {
            throw Invalid.parameter("Null attribute value types must have the value of true");
        }
        return new Value.Null();
    }

    private static Value list(List<AttributeValue> elements, int depth) {
        var values = new ArrayList<Value>(elements.size());
        for (var element : elements) {
            values.add(value(element, depth + 1));
        }
        return new Value.Seq(Collections.unmodifiableList(values));
    }

    private static Map<String, Value> fields(Map<String, AttributeValue> fields, int depth) {
        var values = LinkedHashMap.<String, Value>newLinkedHashMap(fields.size());
        fields.forEach((name, value) -> {
            AttributeNames.check(name);
            values.put(name, value(value, depth));
        });
        return Collections.unmodifiableMap(values);
    }

    private static Set<String> texts(List<String> members) {
        if (members.isEmpty()) {
            throw Invalid.parameter("An string set  may not be empty");
        }
        return unique(members, Function.identity(), "One or more parameter values were invalid: Input collection "
                + members + " contains duplicates.");
    }

    private static Set<BigDecimal> numbers(List<String> members) {
        if (members.isEmpty()) {
            throw Invalid.parameter("An number set  may not be empty");
        }
        return unique(members, Numbers::parse, "Input collection contains duplicates");
    }

    private static Set<SdkBytes> blobs(AttributeValue value) {
        if (value.bs().isEmpty()) {
            throw Invalid.parameter("Binary sets should not be empty");
        }
        return unique(value.bs(), Function.identity(),
                "One or more parameter values were invalid: Input collection " + value.bs().stream().map(b -> Base64
                        .getEncoder().encodeToString(b.asByteArrayUnsafe())).toList()
                        + "of type BS contains duplicates.");
    }

    private static <A, B> Set<B> unique(Collection<A> members, Function<A, B> reader, String duplicate) {
        var set = LinkedHashSet.<B>newLinkedHashSet(members.size());
        for (var member : members) {
            if (!set.add(reader.apply(member))) {
                throw Invalid.request(duplicate);
            }
        }
        return Collections.unmodifiableSet(set);
    }
}
