package dev.signalbox.localcloud.service.dynamodb.request;

import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of one member of a structure.
 *
 * @param inside rules of the structures that the value is, or that are in it as elements of lists and maps
 */
record Member(String name, boolean required, List<Rule> rules, List<Member> inside) {
    static Member of(String name, Rule... rules) {
        return new Member(name, false, List.of(rules), List.of());
    }

    static Member named(String name) {
        return new Member(name, false, Rule.nameRules(), List.of());
    }

    Member needed() {
        return new Member(name, true, rules, inside);
    }

    Member with(Member... members) {
        return new Member(name, required, rules, Stream.concat(inside.stream(), Stream.of(members)).toList());
    }
}
