package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The argument of {@code Fn::Sub}: text with {@code ${Name}} in it, and perhaps values of its own.
 *
 * @param own values by name, not evaluated
 */
record SubText(String text, ObjectNode own) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:]+");

    static SubText of(JsonNode argument) {
        if (argument.isTextual()) {
            return new SubText(argument.asText(), JsonNodeFactory.instance.objectNode());
        }
        if (argument.size() == 2 && argument.get(0).isTextual() && argument.get(1) instanceof ObjectNode own) {
            return new SubText(argument.get(0).asText(), own);
        }
        throw InvalidTemplate.template("One or more Fn::Sub intrinsic functions don't specify expected arguments. "
                + "Specify a string as first argument, and an optional second argument to specify a mapping of values "
                + "to replace in the string");
    }

    /** The names to fill in, without those that {@link #own} gives and without {@code ${!Literal}}. */
    List<String> names() {
        var names = new ArrayList<String>();
        var variables = VARIABLE.matcher(text);
        while (variables.find()) {
            var name = name(variables);
            if (!name.startsWith("!") && !own.has(name)) {
                names.add(name);
            }
        }
        return names;
    }

    String fill(UnaryOperator<String> value) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            var name = found.group(1).strip();
            return Matcher.quoteReplacement(name.startsWith("!") ? "${" + name.substring(1) + "}" : value.apply(name));
        });
    }

    private static String name(Matcher variable) {
        var name = variable.group(1).strip();
        if (!name.startsWith("!") && !NAME.matcher(name).matches()) {
            throw InvalidTemplate.template("variable names in Fn::Sub syntax must contain only alphanumeric "
                    + "characters, underscores, periods, and colons");
        }
        return name;
    }
}
