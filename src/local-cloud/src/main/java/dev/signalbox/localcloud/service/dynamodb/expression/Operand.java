package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.Numbers;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import dev.signalbox.localcloud.service.dynamodb.value.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Something in an expression that has a value for an item. */
sealed interface Operand extends Node {
    /** Empty when it refers to an attribute that the item does not have. */
    Optional<Value> in(Item item);

    /** The type that it has whatever the item; empty when that depends on the item. */
    default Optional<ValueType> staticType() {
        return Optional.empty();
    }

    record AtPath(Path path) implements Operand {
        @Override
        public Optional<Value> in(Item item) {
            return path.in(item);
        }
    }

    record Literal(Value value) implements Operand {
        @Override
        public Optional<Value> in(Item item) {
            return Optional.of(value);
        }

        @Override
        public Optional<ValueType> staticType() {
            return Optional.of(value.type());
        }
    }

    /** {@code size(x)}; has no value for types that have no size. */
    record Size(Operand of) implements Operand {
        @Override
        public Optional<Value> in(Item item) {
            return of.in(item).flatMap(Size::count).map(n -> new Value.Num(Numbers.checked(BigDecimal.valueOf(n))));
        }

        private static Optional<Integer> count(Value value) {
            return switch (value) {
                case Value.Str(var text) -> Optional.of(text.codePointCount(0, text.length()));
                case Value.Bin(var bytes) -> Optional.of(bytes.asByteArrayUnsafe().length);
                case Value.StrSet(var set) -> Optional.of(set.size());
                case Value.NumSet(var set) -> Optional.of(set.size());
                case Value.BinSet(var set) -> Optional.of(set.size());
                case Value.Seq(var elements) -> Optional.of(elements.size());
                case Value.Doc(var fields) -> Optional.of(fields.size());
                case Value.Num _,Value.Bool _,Value.Null _ -> Optional.empty();
            };
        }

        @Override
        public Optional<ValueType> staticType() {
            return Optional.of(ValueType.N);
        }
    }

    record IfNotExists(Path path, Operand otherwise) implements Operand {
        @Override
        public Optional<Value> in(Item item) {
            return path.in(item).or(() -> otherwise.in(item));
        }
    }

    record ListAppend(Operand first, Operand second) implements Operand {
        @Override
        public Optional<Value> in(Item item) {
            var joined = new ArrayList<>(elements(first, item));
            joined.addAll(elements(second, item));
            return Optional.of(new Value.Seq(Collections.unmodifiableList(joined)));
        }

        private static List<Value> elements(Operand list, Item item) {
            if (required(list, item) instanceof Value.Seq(var elements)) {
                return elements;
            }
            throw wrongType();
        }

        @Override
        public Optional<ValueType> staticType() {
            return Optional.of(ValueType.L);
        }
    }

    record Arithmetic(Operand left, boolean plus, Operand right) implements Operand {
        @Override
        public Optional<Value> in(Item item) {
            if (required(left, item) instanceof Value.Num(var a) && required(right, item) instanceof Value.Num(var b)) {
                return Optional.of(new Value.Num(Numbers.calculated(plus ? a.add(b) : a.subtract(b))));
            }
            throw wrongType();
        }

        @Override
        public Optional<ValueType> staticType() {
            return Optional.of(ValueType.N);
        }
    }

    /** The value of an operand of an update, which must have one. */
    static Value required(Operand operand, Item item) {
        return operand.in(item).orElseThrow(() -> Invalid.request(
                "The provided expression refers to an attribute that does not exist in the item"));
    }

    static AwsServiceException wrongType() {
        return Invalid.request("An operand in the update expression has an incorrect data type");
    }
}
