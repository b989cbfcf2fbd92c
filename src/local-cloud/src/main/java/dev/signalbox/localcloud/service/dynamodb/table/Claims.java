package dev.signalbox.localcloud.service.dynamodb.table;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rows and names that one operation needs for itself while it works. */
public final class Claims {
    static final int STRIPES = 1024;

    private final TreeMap<String, Table> tables = new TreeMap<>();
    private final TreeSet<Integer> stripes = new TreeSet<>();

    public static Claims row(Table table, byte[] key) {
        return new Claims().and(table, key);
    }

    public Claims and(Table table, byte[] key) {
        var id = table.definition().id();
        tables.put(id, table);
        stripes.add(Math.floorMod(31 * id.hashCode() + Arrays.hashCode(key), STRIPES));
        return this;
    }

    /** Something that is no row, such as a client's request token. */
    public Claims andName(String name) {
        stripes.add(Math.floorMod(name.hashCode(), STRIPES));
        return this;
    }

    /** In one order for all, so that no two operations wait for each other. */
    Collection<Table> tables() {
        return tables.values();
    }

    /** In one order for all. */
    Collection<Integer> stripes() {
        return stripes;
    }
}
