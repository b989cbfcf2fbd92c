package dev.signalbox.localcloud.service.dynamodb.value;

import java.util.Optional;

/** DynamoDB's data types by their descriptors, with the names that update expressions' errors use. */
public enum ValueType {
    S("STRING"),
    N("NUMBER"),
    B("BINARY"),
    BOOL("BOOLEAN"),
    NULL("NULL"),
    SS("STRING_SET"),
    NS("NUMBER_SET"),
    BS("BINARY_SET"),
    L("LIST"),
    M("MAP");

    private final String longName;

    ValueType(String longName) {
        this.longName = longName;
    }

    public String longName() {
        return longName;
    }

    /** Whether values of this type have an order, so that {@code <} means something. */
    public boolean ordered() {
        return this == S || this == N || this == B;
    }

    /** The type with this descriptor. */
    public static Optional<ValueType> of(String descriptor) {
        for (var type : values()) {
            if (type.name().equals(descriptor)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
