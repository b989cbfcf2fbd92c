package dev.signalbox.localcloud.service.dynamodb.control;

import dev.signalbox.localcloud.service.dynamodb.table.Billing;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;

/** Reads billing modes and throughputs of requests. */
final class BillingRequests {
    private static final String ON_DEMAND = "PAY_PER_REQUEST";

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
        return provisioned(throughput);
    }

    static boolean isOnDemand(@Nullable String mode) {
        if (mode != null && !mode.equals(ON_DEMAND) && !mode.equals("PROVISIONED")) {
            throw Invalid.constraint(mode, "billingMode",
                    "Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]");
        }
        return ON_DEMAND.equals(mode);
    }

    static Billing provisioned(ProvisionedThroughput throughput) {
        return Billing.provisioned(units(throughput.readCapacityUnits(), "readCapacityUnits"), units(throughput
                .writeCapacityUnits(), "writeCapacityUnits"));
    }

    private static long units(@Nullable Long units, String member) {
        if (units == null) {
            throw Invalid.request("1 validation error detected: Value null at 'provisionedThroughput." + member
                    + "' failed to satisfy constraint: Member must not be null");
        }
        if (units < 1) {
            throw Invalid.constraint(units.toString(), "provisionedThroughput." + member,
                    "Member must have value greater than or equal to 1");
        }
        return units;
    }
}
