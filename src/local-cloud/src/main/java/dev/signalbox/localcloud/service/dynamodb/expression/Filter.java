package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Item;
import java.util.List;

/** A parsed condition or filter expression. */
public final class Filter {
    private final Condition condition;
    private final List<Path> mentioned;

    Filter(Condition condition, List<Path> mentioned) {
        this.condition = condition;
        this.mentioned = mentioned;
    }

    /** Whether it holds of the item; one that does not exist is an empty one. */
    public boolean test(Item item) {
        return condition.test(item);
    }

    /** Every path in the expression. */
    public List<Path> mentioned() {
        return mentioned;
    }
}
