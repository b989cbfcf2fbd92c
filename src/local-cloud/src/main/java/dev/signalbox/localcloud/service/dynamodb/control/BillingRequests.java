package dev.signalbox.localcloud.service.dynamodb.control;

import dev.signalbox.localcloud.service.dynamodb.table.Billing;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;

/** Reads billing modes and throughputs of requests. */
final class BillingRequests {
    private static final String ON_DEMAND = "PAY_PER_REQUEST";
    private static final long MAX_UNITS = 1_000_000_000_000L;

    private BillingRequests() {}

    static Billing ofTable(@Nullable String mode, @Nullable ProvisionedThroughput throughput) {
        if (isOnDemand(mode)) {
            if (throughput != null) {
                throw Invalid.parameter("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
                        + "BillingMode is PAY_PER_REQUEST");
            }
            return Billing.ON_DEMAND;
        }
        if (throughput == null) {
            throw Invalid.parameter(
                    "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        }
        checkBounds(throughput, "");
        return provisioned(throughput);
    }

    static Billing ofIndex(String index, Billing table, @Nullable ProvisionedThroughput throughput) {
        if (table.onDemand()) {
            if (throughput != null) {
                throw Invalid.parameter("ProvisionedThroughput should not be specified for index: " + index
                        + " when BillingMode is PAY_PER_REQUEST");
            }
            return Billing.ON_DEMAND;
        }
        if (throughput == null) {
            throw Invalid.parameter("ProvisionedThroughput must be specified for index: " + index);
        }
        checkBounds(throughput, " for index " + index);
        return provisioned(throughput);
    }

    static boolean isOnDemand(@Nullable String mode) {
        return ON_DEMAND.equals(mode);
    }

    static Billing provisioned(ProvisionedThroughput throughput) {
        return Billing.provisioned(throughput.readCapacityUnits(), throughput.writeCapacityUnits());
    }

    /** Refuses more units than AWS has. */
    static void checkBounds(@Nullable ProvisionedThroughput throughput, String ofWhat) {
        if (throughput != null) {
            checkBound(throughput.readCapacityUnits(), "ReadCapacityUnits", ofWhat);
            checkBound(throughput.writeCapacityUnits(), "WriteCapacityUnits", ofWhat);
        }
    }

    private static void checkBound(long units, String member, String ofWhat) {
        if (units > MAX_UNITS) {
            throw Invalid.request("Given value " + units + " for " + member + " is out of bounds" + ofWhat);
        }
    }
}
