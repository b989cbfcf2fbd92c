package dev.signalbox.localcloud.service.kms;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyRotationResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyRotationResponse;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusRequest;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.ListKeysRequest;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionRequest;
import software.amazon.awssdk.services.kms.model.UpdateKeyDescriptionResponse;

/** Keys themselves, from making to deleting them. */
final class KeyOperations {
    private static final int USUAL_ROTATION = 365;
    private static final Set<String> SUPPORTED = Set.of("KeySpec", "KeyUsage", "Origin", "Policy", "Description",
            "Tags",
            "BypassPolicyLockoutSafetyCheck");

    private final CloudContext context;
    private final Keys keys;

    KeyOperations(CloudContext context, Keys keys) {
        this.context = context;
        this.keys = keys;
    }

    void register(Operations operations) {
        operations.on(CreateKeyRequest.class, this::create).on(DescribeKeyRequest.class, this::describe).on(
                ListKeysRequest.class, this::list).on(UpdateKeyDescriptionRequest.class, this::updateDescription);
        operations.on(EnableKeyRequest.class, this::enable).on(DisableKeyRequest.class, this::disable);
        operations.on(ScheduleKeyDeletionRequest.class, this::scheduleDeletion).on(CancelKeyDeletionRequest.class,
                this::cancelDeletion);
        operations.on(EnableKeyRotationRequest.class, this::enableRotation).on(DisableKeyRotationRequest.class,
                this::disableRotation).on(GetKeyRotationStatusRequest.class, this::rotation);
    }

    private CreateKeyResponse create(CreateKeyRequest request) {
        expect(request.keySpecAsString(), "SYMMETRIC_DEFAULT", "keys of spec ");
        expect(request.keyUsageAsString(), "ENCRYPT_DECRYPT", "keys for the use ");
        expect(request.originAsString(), "AWS_KMS", "key material of origin ");
        var beyond = SdkFields.unsupported(request, SUPPORTED);
        if (!beyond.isEmpty()) {
            throw KmsErrors.unsupported("the parameters " + beyond + " of CreateKey");
        }
        var policy = Optional.ofNullable(request.policy());
        policy.ifPresent(SettingOperations::checkPolicy);
        var key = keys.create(Optional.ofNullable(request.description()).orElse(""), false, policy, SettingOperations
                .tags(request.tags()));
        return CreateKeyResponse.builder().keyMetadata(view(key)).build();
    }

    private static void expect(@Nullable String asked, String only, String what) {
        if (asked != null && !asked.equals(only)) {
            throw KmsErrors.unsupported(what + asked);
        }
    }

    private KeyMetadata view(Key key) {
        var view = KeyMetadata.builder().awsAccountId(context.identity().account()).keyId(key.id()).arn(key.arn())
                .creationDate(key.created()).enabled(key.state().equals("Enabled")).description(key.description())
                .keyUsage("ENCRYPT_DECRYPT").keyState(key.state()).origin("AWS_KMS").keyManager(key.awsManaged() ? "AWS"
                        : "CUSTOMER").keySpec("SYMMETRIC_DEFAULT")
                .encryptionAlgorithmsWithStrings("SYMMETRIC_DEFAULT").multiRegion(false);
        key.deletion().ifPresent(view::deletionDate);
        return view.build();
    }

    private DescribeKeyResponse describe(DescribeKeyRequest request) {
        return DescribeKeyResponse.builder().keyMetadata(view(keys.get(request.keyId()))).build();
    }

    private ListKeysResponse list(ListKeysRequest request) {
        var page = Page.of(keys.all(), request.marker(), request.limit());
        return ListKeysResponse.builder().keys(page.items().stream().map(key -> KeyListEntry.builder().keyId(key.id())
                .keyArn(key.arn()).build()).toList()).truncated(page.next() != null).nextMarker(page.next()).build();
    }

    /** A key that is to be deleted cannot be changed, and AWS's own never. */
    private static Key changeable(Key key) {
        if (key.deletion().isPresent()) {
            throw KmsErrors.state(key.arn(), "pending deletion");
        }
        if (key.awsManaged()) {
            throw KmsErrors.unsupported("a change of " + key.arn() + ", which belongs to AWS; nor does AWS");
        }
        return key;
    }

    private UpdateKeyDescriptionResponse updateDescription(UpdateKeyDescriptionRequest request) {
        keys.change(request.keyId(), key -> changeable(key).withDescription(Optional.ofNullable(request.description())
                .orElse("")));
        return UpdateKeyDescriptionResponse.builder().build();
    }

    private EnableKeyResponse enable(EnableKeyRequest request) {
        keys.change(request.keyId(), key -> changeable(key).withEnabled(true));
        return EnableKeyResponse.builder().build();
    }

    private DisableKeyResponse disable(DisableKeyRequest request) {
        keys.change(request.keyId(), key -> changeable(key).withEnabled(false));
        return DisableKeyResponse.builder().build();
    }

    private ScheduleKeyDeletionResponse scheduleDeletion(ScheduleKeyDeletionRequest request) {
        int days = request.pendingWindowInDays() == null ? 30 : request.pendingWindowInDays();
        if (days < 7 || days > 30) {
            throw KmsErrors.invalid("PendingWindowInDays must be between 7 and 30 days (inclusive).");
        }
        var when = context.time().now().plus(Duration.ofDays(days));
        var key = keys.change(request.keyId(), old -> changeable(old).withDeletion(Optional.of(when)));
        return ScheduleKeyDeletionResponse.builder().keyId(key.arn()).deletionDate(when).keyState(key.state())
                .pendingWindowInDays(days).build();
    }

    private CancelKeyDeletionResponse cancelDeletion(CancelKeyDeletionRequest request) {
        var key = keys.change(request.keyId(), old -> {
            if (old.deletion().isEmpty()) {
                throw KmsErrors.state(old.arn(), "not pending deletion");
            }
            return old.withDeletion(Optional.empty());
        });
        return CancelKeyDeletionResponse.builder().keyId(key.arn()).build();
    }

    private EnableKeyRotationResponse enableRotation(EnableKeyRotationRequest request) {
        int days = request.rotationPeriodInDays() == null ? USUAL_ROTATION : request.rotationPeriodInDays();
        if (days < 90 || days > 2560) {
            throw KmsErrors.constraint(days, "rotationPeriodInDays", "Member must be between 90 and 2560");
        }
        keys.change(request.keyId(), key -> changeable(key).withRotation(Optional.of(days)));
        return EnableKeyRotationResponse.builder().build();
    }

    private DisableKeyRotationResponse disableRotation(DisableKeyRotationRequest request) {
        keys.change(request.keyId(), key -> changeable(key).withRotation(Optional.empty()));
        return DisableKeyRotationResponse.builder().build();
    }

    private GetKeyRotationStatusResponse rotation(GetKeyRotationStatusRequest request) {
        var key = keys.get(request.keyId());
        var status = GetKeyRotationStatusResponse.builder().keyId(key.arn()).keyRotationEnabled(key.rotationDays()
                .isPresent());
        key.rotationDays().ifPresent(status::rotationPeriodInDays);
        return status.build();
    }
}
