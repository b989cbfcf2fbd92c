package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One state. An empty {@code next} of a state that may have one means {@code "End": true}. */
public sealed interface State {
    String name();

    Optional<String> comment();

    /** AWS's name of the type, such as {@code Task}. */
    String type();

    /** What the state does to its input and output; the identity for states that have no such fields. */
    default DataFlow data() {
        return DataFlow.IDENTITY;
    }

    /** Names of the states that may follow at the same level, without doubles, in the order of the definition. */
    default List<String> targets() {
        Stream<String> names = switch (this) {
            case Pass s -> s.next().stream();
            case Task s -> Stream.concat(s.next().stream(), s.catchers().stream().map(Catcher::next));
            case Choice s -> Stream.concat(s.rules().stream().map(ChoiceRule::next), s.otherwise().stream());
            case Wait s -> s.next().stream();
            case Succeed _,Fail _ -> Stream.empty();
            case Parallel s -> Stream.concat(s.next().stream(), s.catchers().stream().map(Catcher::next));
            case Map s -> Stream.concat(s.next().stream(), s.catchers().stream().map(Catcher::next));
            case Unknown s -> s.successors().stream();
        };
        return names.distinct().toList();
    }

    /** The machines inside this state: branches of a Parallel state, the item processor of a Map state. */
    default List<StateMachine> children() {
        return switch (this) {
            case Parallel s -> s.branches();
            case Map s -> List.of(s.processor());
            case Pass _,Task _,Choice _,Wait _,Succeed _,Fail _,Unknown _ -> List.of();
        };
    }

    /** Passes its input on, or injects a result. */
    record Pass(String name, Optional<String> comment, DataFlow data, Optional<JsonNode> result,
            Optional<String> next) implements State {
        @Override
        public String type() {
            return "Pass";
        }
    }

    /** Work done outside; {@code credentials} is a template of the role to take on for it. */
    record Task(String name, Optional<String> comment, DataFlow data, String resource, Optional<Amount> timeout,
            Optional<Amount> heartbeat, Optional<JsonNode> credentials, List<Retrier> retriers, List<Catcher> catchers,
            Optional<String> next) implements State {
        public Task {
            retriers = List.copyOf(retriers);
            catchers = List.copyOf(catchers);
        }

        @Override
        public String type() {
            return "Task";
        }
    }

    /** A branch point; {@code otherwise} is the definition's {@code Default}. */
    record Choice(String name, Optional<String> comment, DataFlow data, List<ChoiceRule> rules,
            Optional<String> otherwise) implements State {
        public Choice {
            rules = List.copyOf(rules);
        }

        @Override
        public String type() {
            return "Choice";
        }
    }

    /** A delay. */
    record Wait(String name, Optional<String> comment, DataFlow data, WaitTime time,
            Optional<String> next) implements State {
        @Override
        public String type() {
            return "Wait";
        }
    }

    /** Ends the machine, branch or iteration with success. */
    record Succeed(String name, Optional<String> comment, DataFlow data) implements State {
        @Override
        public String type() {
            return "Succeed";
        }
    }

    /** Ends it with failure; error and cause are given literally, as a path or as an expression. */
    record Fail(String name, Optional<String> comment, DataFlow data, Optional<Text> error,
            Optional<Text> cause) implements State {
        @Override
        public String type() {
            return "Fail";
        }
    }

    /** Branches that run at the same time. */
    record Parallel(String name, Optional<String> comment, DataFlow data, List<StateMachine> branches,
            List<Retrier> retriers, List<Catcher> catchers, Optional<String> next) implements State {
        public Parallel {
            branches = List.copyOf(branches);
            retriers = List.copyOf(retriers);
            catchers = List.copyOf(catchers);
        }

        @Override
        public String type() {
            return "Parallel";
        }
    }

    /**
     * The same work for each item. {@code itemSelector} is also what a legacy definition calls {@code Parameters}.
     *
     * @param distribution present in distributed mode
     */
    record Map(String name, Optional<String> comment, DataFlow data, Optional<MapItems> items,
            Optional<JsonNode> itemSelector, Optional<Amount> maxConcurrency, StateMachine processor,
            Optional<Distribution> distribution, List<Retrier> retriers, List<Catcher> catchers,
            Optional<String> next) implements State {
        public Map {
            retriers = List.copyOf(retriers);
            catchers = List.copyOf(catchers);
        }

        /** Whether the items run as child executions of a Map Run. */
        public boolean distributed() {
            return distribution.isPresent();
        }

        @Override
        public String type() {
            return "Map";
        }
    }

    /** A state that cannot be read, so that an odd definition can still be drawn. Never in a valid definition. */
    record Unknown(String name, Optional<String> comment, String type, List<String> successors) implements State {
        public Unknown {
            successors = List.copyOf(new ArrayList<>(successors));
        }
    }
}
