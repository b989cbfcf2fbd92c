package dev.signalbox.localcloud.service.dynamodb.expression;

import java.util.Set;

/** Parses projection expressions: document paths with commas between. */
final class ProjectionParser extends Parser {
    ProjectionParser(String text, Placeholders placeholders) {
        super(ExpressionKind.PROJECTION, text, placeholders, Set.of());
    }

    Projection parse() {
        var paths = list(this::path);
        expectEnd();
        checkDisjoint(paths);
        throwFirst(Fault.OF_PROJECTIONS);
        return new Projection(paths);
    }
}
