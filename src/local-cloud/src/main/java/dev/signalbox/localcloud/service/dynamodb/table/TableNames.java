package dev.signalbox.localcloud.service.dynamodb.table;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads names of tables, which requests may also give as ARNs.
 *
 * @param arnPrefix what the ARN of every table here begins with, up to the name
 */
public record TableNames(String arnPrefix) {
    private static final String PATTERN = "[a-zA-Z0-9_.-]+";
    private static final Pattern NAME = Pattern.compile(PATTERN);
    private static final Pattern ANY_ARN = Pattern.compile("([^:]+:){5}[^:]+/.+");
    private static final int MIN = 3;
    private static final int MAX = 255;

    public String arn(String name) {
        return arnPrefix + name;
    }

    /** The name, checked as AWS's service framework checks it. */
    public String read(@Nullable String nameOrArn) {
        if (nameOrArn == null) {
            throw Invalid.request(
                    "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: "
                            + "Member must not be null");
        }
        return checked(nameOrArn.startsWith(arnPrefix) ? nameOrArn.substring(arnPrefix.length()) : nameOrArn,
                "tableName");
    }

    /** Refuses what is no ARN of anything, as AWS refuses resources that the caller may not touch. */
    public void checkArn(@Nullable String arn, String operation) {
        if (arn != null && !ANY_ARN.matcher(arn).matches()) {
            var account = arnPrefix.split(":")[4];
            throw ServiceError.of(400, "AccessDeniedException", "User: arn:aws:iam::" + account
                    + ":root is not authorized to perform: dynamodb:" + operation + " on resource: " + (arn.isEmpty()
                            ? "*"
                            : arn));
        }
    }

    /** The name that an ARN of a table carries. */
    public String ofArn(@Nullable String arn) {
        if (arn == null) {
            throw Invalid.request("Invalid TableArn");
        }
        if (!arn.startsWith(arnPrefix) || !isName(arn.substring(arnPrefix.length()))) {
            throw Invalid.request("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
        }
        return arn.substring(arnPrefix.length());
    }

    /** A name of a table or an index, checked. */
    public static String checked(String name, String member) {
        if (name.length() < MIN) {
            throw Invalid.constraint(name, member, "Member must have length greater than or equal to " + MIN);
        }
        if (name.length() > MAX) {
            throw Invalid.constraint(name, member, "Member must have length less than or equal to " + MAX);
        }
        if (!NAME.matcher(name).matches()) {
            throw Invalid.constraint(name, member, "Member must satisfy regular expression pattern: " + PATTERN);
        }
        return name;
    }

    private static boolean isName(String text) {
        return text.length() >= MIN && text.length() <= MAX && NAME.matcher(text).matches();
    }
}
