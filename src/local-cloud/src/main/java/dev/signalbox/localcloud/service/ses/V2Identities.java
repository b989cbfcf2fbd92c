package dev.signalbox.localcloud.service.ses;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.CreateEmailIdentityRequest;
import software.amazon.awssdk.services.sesv2.model.CreateEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.DeleteEmailIdentityRequest;
import software.amazon.awssdk.services.sesv2.model.DeleteEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityRequest;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.IdentityInfo;
import software.amazon.awssdk.services.sesv2.model.IdentityType;
import software.amazon.awssdk.services.sesv2.model.ListEmailIdentitiesRequest;
import software.amazon.awssdk.services.sesv2.model.ListEmailIdentitiesResponse;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.Tag;
import software.amazon.awssdk.services.sesv2.model.VerificationStatus;

/** Identities by the newer API. They are verified at once. */
final class V2Identities {
    private final Identities identities;

    V2Identities(Identities identities) {
        this.identities = identities;
    }

    void register(Operations operations) {
        operations.on(CreateEmailIdentityRequest.class, this::create).on(GetEmailIdentityRequest.class, this::get).on(
                ListEmailIdentitiesRequest.class, this::list).on(DeleteEmailIdentityRequest.class, this::delete);
    }

    private CreateEmailIdentityResponse create(CreateEmailIdentityRequest request) {
        var beyond = SdkFields.unsupported(request, Set.of("EmailIdentity", "Tags"));
        if (!beyond.isEmpty()) {
            throw SesErrors.V2.invalid("The local cloud does not implement " + beyond + ".");
        }
        var name = String.valueOf(request.emailIdentity());
        if (!Identities.isName(name)) {
            throw SesErrors.V2.invalid("Invalid email identity: " + name + ".");
        }
        Map<String, String> tags = new HashMap<>();
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        if (!identities.add(name, tags)) {
            throw ServiceError.of(AlreadyExistsException.builder(), 400, "AlreadyExistsException", "Email identity "
                    + name + " already exist.");
        }
        return CreateEmailIdentityResponse.builder().identityType(type(identity(name))).verifiedForSendingStatus(true)
                .build();
    }

    private Identity identity(@Nullable String name) {
        return identities.get(String.valueOf(name)).orElseThrow(() -> ServiceError.of(NotFoundException.builder(), 404,
                "NotFoundException", "Email identity " + name + " does not exist."));
    }

    private static IdentityType type(Identity identity) {
        return identity.isAddress() ? IdentityType.EMAIL_ADDRESS : IdentityType.DOMAIN;
    }

    private GetEmailIdentityResponse get(GetEmailIdentityRequest request) {
        var identity = identity(request.emailIdentity());
        return GetEmailIdentityResponse.builder().identityType(type(identity)).verifiedForSendingStatus(true)
                .verificationStatus(VerificationStatus.SUCCESS).feedbackForwardingStatus(true).policies(Map.of()).tags(
                        identity.tags().entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag
                                .getValue()).build()).toList()).build();
    }

    private ListEmailIdentitiesResponse list(ListEmailIdentitiesRequest request) {
        var page = Page.of(identities.all(), request.nextToken(), request.pageSize(), SesErrors.V2);
        return ListEmailIdentitiesResponse.builder().emailIdentities(page.items().stream().map(one -> IdentityInfo
                .builder().identityName(one.name()).identityType(type(one)).sendingEnabled(true).verificationStatus(
                        VerificationStatus.SUCCESS).build()).toList()).nextToken(page.next()).build();
    }

    private DeleteEmailIdentityResponse delete(DeleteEmailIdentityRequest request) {
        identities.remove(identity(request.emailIdentity()).name());
        return DeleteEmailIdentityResponse.builder().build();
    }
}
