package dev.signalbox.states.internal.definition;

/** What variables may be called: Unicode identifiers of up to 80 characters. */
final class VariableNames {
    private static final int MAX_LENGTH = 80;

    private VariableNames() {}

    static void check(String name, String at, Problems problems) {
        if (name.equals("states")) {
            problems.schema(at, "The variable name 'states' is reserved");
        } else if (!isIdentifier(name)) {
            problems.schema(at, "The variable name '" + name + "' is not a Unicode identifier of 1 to " + MAX_LENGTH
                    + " characters");
        }
    }

    private static boolean isIdentifier(String name) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX_LENGTH) {
            return false;
        }
        int first = name.codePointAt(0);
        return (Character.isUnicodeIdentifierStart(first) || first == '_') && name.codePoints().allMatch(
                c -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }
}
