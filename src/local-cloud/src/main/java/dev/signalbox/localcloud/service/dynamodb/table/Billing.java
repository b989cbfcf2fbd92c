package dev.signalbox.localcloud.service.dynamodb.table;

/** How a table or index is paid for on AWS; here it is only kept and shown. Units are 0 when on demand. */
public record Billing(boolean onDemand, long readUnits, long writeUnits) {
    public static final Billing ON_DEMAND = new Billing(true, 0, 0);

    public static Billing provisioned(long readUnits, long writeUnits) {
        return new Billing(false, readUnits, writeUnits);
    }
}
