package dev.signalbox.localcloud.service.dynamodb.control;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsStatus;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/**
 * Time to live and continuous backups. Backups are only kept as a setting: there is nothing to restore from, so no
 * times between which one could are told, and restoring is refused as an unknown operation.
 */
public final class TableSettings {
    private static final int DEFAULT_RECOVERY_DAYS = 35;

    private final ControlContext control;

    public TableSettings(ControlContext control) {
        this.control = control;
    }

    public void register(Operations operations) {
        operations.on(UpdateTimeToLiveRequest.class, this::updateTimeToLive).on(DescribeTimeToLiveRequest.class,
                this::describeTimeToLive).on(UpdateContinuousBackupsRequest.class, this::updateBackups).on(
                        DescribeContinuousBackupsRequest.class, this::describeBackups);
    }

    private UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
        var specification = request.timeToLiveSpecification();
        if (specification == null || specification.enabled() == null || specification.attributeName() == null
                || specification.attributeName().isEmpty()) {
            throw Invalid.request("1 validation error detected: Value null at 'timeToLiveSpecification' failed to "
                    + "satisfy constraint: Member must not be null");
        }
        var attribute = specification.attributeName();
        boolean enable = specification.enabled();
        control.tables().change(control.table(request.tableName()), definition -> {
            checkExpiryChange(definition.options().expiry(), attribute, enable);
            return definition.withOptions(definition.options().withExpiry(enable ? Optional.of(attribute)
                    : Optional.empty()));
        });
        return UpdateTimeToLiveResponse.builder().timeToLiveSpecification(specification).build();
    }

    private static void checkExpiryChange(Optional<String> now, String attribute, boolean enable) {
        if (enable && now.isPresent()) {
            throw Invalid.request(now.get().equals(attribute) ? "TimeToLive is already enabled"
                    : "TimeToLive is active on a different AttributeName: current AttributeName is " + now.get());
        }
        if (!enable && now.isEmpty()) {
            throw Invalid.request("TimeToLive is already disabled");
        }
        if (!enable && !now.get().equals(attribute)) {
            throw Invalid.request("TimeToLive is active on a different AttributeName: current AttributeName is " + now
                    .get());
        }
    }

    private DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
        var expiry = control.table(request.tableName()).definition().options().expiry();
        var description = TimeToLiveDescription.builder().timeToLiveStatus(expiry.isPresent() ? TimeToLiveStatus.ENABLED
                : TimeToLiveStatus.DISABLED);
        expiry.ifPresent(description::attributeName);
        return DescribeTimeToLiveResponse.builder().timeToLiveDescription(description.build()).build();
    }

    private UpdateContinuousBackupsResponse updateBackups(UpdateContinuousBackupsRequest request) {
        var specification = request.pointInTimeRecoverySpecification();
        if (specification == null || specification.pointInTimeRecoveryEnabled() == null) {
            throw Invalid.request(
                    "1 validation error detected: Value null at 'pointInTimeRecoverySpecification' failed "
                            + "to satisfy constraint: Member must not be null");
        }
        var days = specification.recoveryPeriodInDays();
        if (days != null && (days < 1 || days > DEFAULT_RECOVERY_DAYS)) {
            throw Invalid.constraint(days.toString(), "pointInTimeRecoverySpecification.recoveryPeriodInDays",
                    "Member must have value between 1 and " + DEFAULT_RECOVERY_DAYS);
        }
        Optional<Integer> kept = specification.pointInTimeRecoveryEnabled() ? Optional.of(days == null
                ? DEFAULT_RECOVERY_DAYS
                : days) : Optional.empty();
        var table = control.tables().change(backedUp(request.tableName()), definition -> definition.withOptions(
                definition.options().withRecoveryDays(kept)));
        return UpdateContinuousBackupsResponse.builder().continuousBackupsDescription(backups(table)).build();
    }

    private DescribeContinuousBackupsResponse describeBackups(DescribeContinuousBackupsRequest request) {
        return DescribeContinuousBackupsResponse.builder().continuousBackupsDescription(backups(backedUp(request
                .tableName()))).build();
    }

    private Table backedUp(@Nullable String nameOrArn) {
        var name = control.names().read(nameOrArn);
        return control.tables().find(name).orElseThrow(() -> ServiceError.of(TableNotFoundException.builder(), 400,
                "TableNotFoundException", "Table not found: " + name));
    }

    private static ContinuousBackupsDescription backups(Table table) {
        var days = table.definition().options().recoveryDays();
        var recovery = PointInTimeRecoveryDescription.builder().pointInTimeRecoveryStatus(days.isPresent()
                ? PointInTimeRecoveryStatus.ENABLED
                : PointInTimeRecoveryStatus.DISABLED);
        days.ifPresent(recovery::recoveryPeriodInDays);
        return ContinuousBackupsDescription.builder().continuousBackupsStatus(ContinuousBackupsStatus.ENABLED)
                .pointInTimeRecoveryDescription(recovery.build()).build();
    }
}
