package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.expression.Filter;
import dev.signalbox.localcloud.service.dynamodb.expression.Path;
import dev.signalbox.localcloud.service.dynamodb.expression.Projection;
import dev.signalbox.localcloud.service.dynamodb.table.IndexDefinition;
import dev.signalbox.localcloud.service.dynamodb.table.TableDefinition;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How Query and Scan show what they find.
 *
 * @param stored what of an item is read: all of it, or what the index has
 * @param asked what of that the caller wants
 * @param countOnly whether items are only counted
 * @param fetches whether a local index does not have all that is asked for, so that items are read from the table too
 */
record View(Optional<Projection> stored, Optional<Projection> asked, boolean countOnly, boolean fetches) {
    /**
     * @param verb what the caller does, as in errors: Querying or Scanning
     */
    static View of(TableDefinition table, Optional<IndexDefinition> index, @Nullable String select,
            Wanted wanted, String verb) {
        var chosen = select == null ? "" : select;
        var asked = wanted.projection();
        checkChoice(chosen, index, wanted, verb);
        boolean all = chosen.equals("ALL_ATTRIBUTES");
        var stored = stored(table, index, all, asked);
        boolean fetches = stored.isEmpty() && index.filter(i -> !i.projectsAll()).isPresent();
        return new View(stored, asked, chosen.equals("COUNT"), fetches);
    }

    private static void checkChoice(String chosen, Optional<IndexDefinition> index, Wanted wanted, String verb) {
        var asked = wanted.projection();
        if (chosen.equals("ALL_PROJECTED_ATTRIBUTES") && index.isEmpty()) {
            throw Invalid.parameter("ALL_PROJECTED_ATTRIBUTES can be used only when " + verb + " using an IndexName");
        }
        if (chosen.equals("SPECIFIC_ATTRIBUTES") && asked.isEmpty()) {
            throw Invalid.parameter(
                    "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        }
        if (asked.isPresent() && !chosen.isEmpty() && !chosen.equals("SPECIFIC_ATTRIBUTES")) {
            throw Invalid.parameter("Cannot specify the " + wanted.parameter() + " when choosing to get " + (chosen
                    .equals(
                            "COUNT") ? "only the Count" : chosen));
        }
    }

    private static Optional<Projection> stored(TableDefinition table, Optional<IndexDefinition> index, boolean all,
            Optional<Projection> asked) {
        if (index.isEmpty() || index.get().projectsAll()) {
            return Optional.empty();
        }
        var definition = index.get();
        var attributes = definition.attributes(table.keys());
        var missing = missing(attributes, asked);
        if (!definition.isGlobal()) {
            // A local index fetches from the table what it does not have.
            return all || !missing.isEmpty() ? Optional.empty() : Optional.of(Projection.ofAttributes(attributes));
        }
        if (all) {
            throw Invalid.parameter("Select type ALL_ATTRIBUTES is not supported for global secondary index "
                    + definition.name() + " because its projection type is not ALL");
        }
        if (!missing.isEmpty()) {
            throw Invalid.parameter("Global secondary index " + definition.name() + " does not project " + missing);
        }
        return Optional.of(Projection.ofAttributes(attributes));
    }

    private static List<String> missing(Set<String> attributes, Optional<Projection> asked) {
        return asked.map(Projection::paths).orElse(List.of()).stream().map(Path::attribute).filter(a -> !attributes
                .contains(a)).distinct().toList();
    }

    /** Refuses a filter on the attributes that the key condition is for. */
    static void checkFilter(Optional<Filter> filter, List<String> keyAttributes, String parameter) {
        filter.map(Filter::mentioned).orElse(List.of()).stream().map(Path::attribute).filter(keyAttributes::contains)
                .findFirst().ifPresent(attribute -> {
                    throw Invalid.request(parameter + " can only contain non-primary key attributes: "
                            + "Primary key attribute: " + attribute);
                });
    }

    Item stored(Item item) {
        return ItemReads.projected(item, stored);
    }

    Item asked(Item item) {
        return ItemReads.projected(item, asked);
    }
}
