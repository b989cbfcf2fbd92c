package dev.signalbox.states;

import java.util.Locale;

/** What a state's data flow yields on its way from input to output, by the names that AWS's {@code InspectionData} has. */
public enum Stage {
    INPUT,
    AFTER_INPUT_PATH,
    AFTER_PARAMETERS,
    AFTER_ARGUMENTS,
    RESULT,
    AFTER_RESULT_SELECTOR,
    AFTER_RESULT_PATH,
    AFTER_ITEMS_PATH,
    AFTER_ITEM_SELECTOR,
    MAX_CONCURRENCY,
    TOLERATED_FAILURE_COUNT,
    TOLERATED_FAILURE_PERCENTAGE,
    VARIABLES;

    /** As AWS writes it, such as {@code afterInputPath}. */
    public String member() {
        var words = name().split("_", -1);
        var member = new StringBuilder(words[0].toLowerCase(Locale.ROOT));
        for (int i = 1; i < words.length; i++) {
            member.append(words[i].charAt(0)).append(words[i].substring(1).toLowerCase(Locale.ROOT));
        }
        return member.toString();
    }
}
