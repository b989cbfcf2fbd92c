package dev.signalbox.console.model.definition;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A definition as it lies beside a CloudFormation template, with {@code ${Name}} where {@code DefinitionSubstitutions}
 * put values. In strings those may stay; elsewhere, as in {@code "TimeoutSeconds": ${Seconds}}, the text is JSON only
 * when something stands in their place.
 *
 * @param text with 1 for a value, and nothing for what a template adds behind a value
 * @param names of all, also of those in strings
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-stepfunctions-statemachine.html">AWS::StepFunctions::StateMachine</a>
 */
record Placeholders(String text, SortedSet<String> names) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_.:-]+)}");
    private static final String BEFORE_A_VALUE = ":[,";

    static Placeholders of(String definition) {
        SortedSet<String> names = new TreeSet<>();
        Matcher placeholder = PLACEHOLDER.matcher(definition);
        StringBuilder filled = new StringBuilder(definition.length());
        char last = ' ';
        boolean inString = false;
        for (int i = 0; i < definition.length(); i++) {
            char c = definition.charAt(i);
            boolean here = c == '$' && placeholder.region(i, definition.length()).lookingAt();
            if (here) {
                names.add(placeholder.group(1));
            }
            if (here && !inString) {
                i = placeholder.end() - 1;
                c = '1';
                if (BEFORE_A_VALUE.indexOf(last) < 0) {
                    continue;
                }
            } else if (c == '"' && !(inString && last == '\\')) {
                inString = !inString;
            }
            filled.append(c);
            if (inString) {
                last = last == '\\' && c == '\\' ? ' ' : c;
            } else if (!Character.isWhitespace(c)) {
                last = c;
            }
        }
        return new Placeholders(filled.toString(), names);
    }
}
