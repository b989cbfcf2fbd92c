package dev.signalbox.localcloud.service.dynamodb.table;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How a table or index is paid for on AWS; here it is only kept and shown. Units are 0 when on demand.
 *
 * @param decreases how often the units were lowered on the day of the last decrease
 */
public record Billing(boolean onDemand, long readUnits, long writeUnits, Optional<Instant> increased,
        Optional<Instant> decreased, int decreases) {
    public static final Billing ON_DEMAND = new Billing(true, 0, 0, Optional.empty(), Optional.empty(), 0);

    public static Billing provisioned(long readUnits, long writeUnits) {
        return new Billing(false, readUnits, writeUnits, Optional.empty(), Optional.empty(), 0);
    }

    public boolean hasUnitsOf(Billing other) {
        return onDemand == other.onDemand && readUnits == other.readUnits && writeUnits == other.writeUnits;
    }

    /** The new units, with the times at which units were raised and lowered. */
    public Billing changedTo(Billing changed, Instant now) {
        boolean more = changed.readUnits > readUnits || changed.writeUnits > writeUnits;
        boolean less = !onDemand && !changed.onDemand && (changed.readUnits < readUnits
                || changed.writeUnits < writeUnits);
        return new Billing(changed.onDemand, changed.readUnits, changed.writeUnits, more ? Optional.of(now) : increased,
                less ? Optional.of(now) : decreased, decreasesOn(now) + (less ? 1 : 0));
    }

    /** How often the units were lowered on the day of this time. */
    public int decreasesOn(Instant now) {
        return decreased.filter(d -> d.atZone(ZoneOffset.UTC).toLocalDate().equals(now.atZone(ZoneOffset.UTC)
                .toLocalDate())).isPresent() ? decreases : 0;
    }
}
