package dev.signalbox.console.control.graph;

import java.util.OptionalInt;

/** What is done when the operator acts in the graph. */
public interface GraphActs {
    GraphActs NONE = new GraphActs() {
    };

    /** A state is clicked or chosen by key. */
    default void select(String state) {}

    default void sendCallback() {}

    /** @param arn the execution or Map Run that a state started */
    default void open(String arn) {}

    /** @param iteration which one's states shall be shown inside a Map state; empty for all of them */
    default void pick(String map, OptionalInt iteration) {}
}
