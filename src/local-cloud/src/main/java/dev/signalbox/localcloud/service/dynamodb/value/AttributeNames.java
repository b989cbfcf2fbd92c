package dev.signalbox.localcloud.service.dynamodb.value;

/** The limit of names of attributes. */
public final class AttributeNames {
    private static final int MAX_BYTES = 65_535;

    private AttributeNames() {}

    public static void check(String name) {
        if (name.length() > MAX_BYTES / 3 && ItemSize.utf8(name) > MAX_BYTES) {
            throw Invalid.parameter("Attribute name is too large, must be less than 65536 bytes");
        }
    }
}
