package dev.signalbox.localcloud.service.lambda;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which function, and which of its versions, a request means. AWS takes a name, a partial ARN or an ARN, each with or
 * without a qualifier, and a qualifier beside it.
 *
 * @param qualifier {@code $LATEST}, a version's number or an alias; empty when none was given
 */
record Reference(String name, Optional<String> qualifier) {
    private static final Pattern NAME = Pattern.compile(
            "(arn:(aws[a-zA-Z-]*)?:lambda:[a-z0-9-]+:)?(\\d{12}:)?(function:)?(?<name>[a-zA-Z0-9-_]{1,64})"
                    + "(:(?<qualifier>\\$LATEST|[a-zA-Z0-9-_]+))?");
    private static final Pattern QUALIFIER = Pattern.compile("(|[a-zA-Z0-9$_-]+)");
    private static final int LONGEST_QUALIFIER = 128;

    /** @param functions what the ARNs of functions here begin with */
    static Reference of(@Nullable String given, @Nullable String qualifier, String functions) {
        var text = given == null ? "" : given;
        var match = NAME.matcher(text);
        if (!match.matches()) {
            throw LambdaErrors.constraint("functionName", text, "Member must satisfy regular expression pattern: "
                    + NAME.pattern());
        }
        if (text.startsWith("arn:") && !text.startsWith(functions)) {
            throw LambdaErrors.notFound("Function not found: " + text);
        }
        check(qualifier);
        var derived = match.group("qualifier");
        if (derived != null && qualifier != null && !derived.equals(qualifier)) {
            throw LambdaErrors.invalid("The derived qualifier from the function name does not match the specified "
                    + "qualifier.");
        }
        return new Reference(match.group("name"), Optional.ofNullable(derived == null ? qualifier : derived));
    }

    private static void check(@Nullable String qualifier) {
        if (qualifier == null) {
            return;
        }
        if (qualifier.isEmpty() || qualifier.length() > LONGEST_QUALIFIER) {
            throw LambdaErrors.constraint("qualifier", qualifier, qualifier.isEmpty()
                    ? "Member must have length greater than or equal to 1"
                    : "Member must have length less than or equal to " + LONGEST_QUALIFIER);
        }
        if (!QUALIFIER.matcher(qualifier).matches()) {
            throw LambdaErrors.constraint("qualifier", qualifier, "Member must satisfy regular expression pattern: "
                    + QUALIFIER.pattern());
        }
    }

    /** Whether the function as it was last changed is meant. */
    boolean isLatest() {
        return qualifier.isEmpty() || qualifier.get().equals(FunctionRecord.LATEST);
    }

    /** The number of a published version. */
    Optional<Integer> version() {
        return qualifier.filter(q -> q.matches("[0-9]{1,9}")).map(Integer::valueOf);
    }
}
