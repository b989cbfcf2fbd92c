package dev.signalbox.localcloud.service.dynamodb.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/**
 * One checked attribute value. Equal values are equal in DynamoDB's sense: numbers carry no trailing zeros, and sets
 * have no order.
 */
public sealed interface Value {
    ValueType type();

    record Str(String text) implements Value {
        @Override
        public ValueType type() {
            return ValueType.S;
        }
    }

    /** Made by {@link Numbers} only, so that it is within DynamoDB's range and normalised. */
    record Num(BigDecimal number) implements Value {
        @Override
        public ValueType type() {
            return ValueType.N;
        }
    }

    record Bin(SdkBytes bytes) implements Value {
        @Override
        public ValueType type() {
            return ValueType.B;
        }
    }

    record Bool(boolean flag) implements Value {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    record Null() implements Value {
        @Override
        public ValueType type() {
            return ValueType.NULL;
        }
    }

    record StrSet(Set<String> texts) implements Value {
        @Override
        public ValueType type() {
            return ValueType.SS;
        }
    }

    record NumSet(Set<BigDecimal> numbers) implements Value {
        @Override
        public ValueType type() {
            return ValueType.NS;
        }
    }

    record BinSet(Set<SdkBytes> blobs) implements Value {
        @Override
        public ValueType type() {
            return ValueType.BS;
        }
    }

    record Seq(List<Value> elements) implements Value {
        @Override
        public ValueType type() {
            return ValueType.L;
        }
    }

    record Doc(Map<String, Value> fields) implements Value {
        @Override
        public ValueType type() {
            return ValueType.M;
        }
    }
}
