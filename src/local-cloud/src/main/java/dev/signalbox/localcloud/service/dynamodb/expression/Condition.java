package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import dev.signalbox.localcloud.service.dynamodb.value.ValueOrder;
import dev.signalbox.localcloud.service.dynamodb.value.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** Something in an expression that is true or false of an item. An item that does not exist is an empty one. */
sealed interface Condition extends Node {
    boolean test(Item item);

    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(Item item) {
            return left.test(item) && right.test(item);
        }
    }

    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean test(Item item) {
            return left.test(item) || right.test(item);
        }
    }

    record Not(Condition negated) implements Condition {
        @Override
        public boolean test(Item item) {
            return !negated.test(item);
        }
    }

    /** Signs of comparison, with what each asks of the order of its operands. */
    enum Comparator {
        EQ("=", c -> c == 0),
        NE("<>", c -> c != 0),
        LT("<", c -> c < 0),
        LE("<=", c -> c <= 0),
        GT(">", c -> c > 0),
        GE(">=", c -> c >= 0);

        private final String sign;
        private final IntPredicate holds;

        Comparator(String sign, IntPredicate holds) {
            this.sign = sign;
            this.holds = holds;
        }

        String sign() {
            return sign;
        }

        /** The comparator that says the same with its operands exchanged. */
        Comparator mirrored() {
            return switch (this) {
                case EQ, NE -> this;
                case LT -> GT;
                case LE -> GE;
                case GT -> LT;
                case GE -> LE;
            };
        }

        boolean holds(Optional<Value> left, Optional<Value> right) {
            return switch (this) {
                case EQ -> left.isPresent() && left.equals(right);
                case NE -> !EQ.holds(left, right);
                case LT, LE, GT, GE -> {
                    var order = order(left, right);
                    yield order.isPresent() && holds.test(order.getAsInt());
                }
            };
        }

        private static OptionalInt order(Optional<Value> left, Optional<Value> right) {
            return left.isPresent() && right.isPresent() ? ValueOrder.compare(left.get(), right.get())
                    : OptionalInt.empty();
        }
    }

    record Comparison(Operand left, Comparator comparator, Operand right) implements Condition {
        @Override
        public boolean test(Item item) {
            return comparator.holds(left.in(item), right.in(item));
        }
    }

    record Between(Operand value, Operand low, Operand high) implements Condition {
        @Override
        public boolean test(Item item) {
            var tested = value.in(item);
            return Comparator.GE.holds(tested, low.in(item)) && Comparator.LE.holds(tested, high.in(item));
        }
    }

    record In(Operand value, List<Operand> choices) implements Condition {
        @Override
        public boolean test(Item item) {
            var tested = value.in(item);
            return choices.stream().anyMatch(choice -> Comparator.EQ.holds(tested, choice.in(item)));
        }
    }

    record Exists(Path path) implements Condition {
        @Override
        public boolean test(Item item) {
            return path.in(item).isPresent();
        }
    }

    record NotExists(Path path) implements Condition {
        @Override
        public boolean test(Item item) {
            return path.in(item).isEmpty();
        }
    }

    record IsOfType(Operand value, ValueType type) implements Condition {
        @Override
        public boolean test(Item item) {
            return value.in(item).filter(v -> v.type() == type).isPresent();
        }
    }

    record BeginsWith(Operand value, Operand prefix) implements Condition {
        @Override
        public boolean test(Item item) {
            var tested = value.in(item);
            var start = prefix.in(item);
            return tested.isPresent() && start.isPresent() && Containment.beginsWith(tested.get(), start.get());
        }
    }

    record Contains(Operand value, Operand part) implements Condition {
        @Override
        public boolean test(Item item) {
            var tested = value.in(item);
            var sought = part.in(item);
            return tested.isPresent() && sought.isPresent() && Containment.contains(tested.get(), sought.get());
        }
    }
}
