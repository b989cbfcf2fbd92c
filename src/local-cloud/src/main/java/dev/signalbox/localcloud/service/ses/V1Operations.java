package dev.signalbox.localcloud.service.ses;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.ses.mail.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ses.model.Content;
import software.amazon.awssdk.services.ses.model.DeleteIdentityRequest;
import software.amazon.awssdk.services.ses.model.DeleteIdentityResponse;
import software.amazon.awssdk.services.ses.model.GetIdentityVerificationAttributesRequest;
import software.amazon.awssdk.services.ses.model.GetIdentityVerificationAttributesResponse;
import software.amazon.awssdk.services.ses.model.IdentityType;
import software.amazon.awssdk.services.ses.model.IdentityVerificationAttributes;
import software.amazon.awssdk.services.ses.model.ListIdentitiesRequest;
import software.amazon.awssdk.services.ses.model.ListIdentitiesResponse;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;
import software.amazon.awssdk.services.ses.model.SendEmailResponse;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.ses.model.SendRawEmailResponse;
import software.amazon.awssdk.services.ses.model.VerificationStatus;
import software.amazon.awssdk.services.ses.model.VerifyDomainIdentityRequest;
import software.amazon.awssdk.services.ses.model.VerifyDomainIdentityResponse;
import software.amazon.awssdk.services.ses.model.VerifyEmailIdentityRequest;
import software.amazon.awssdk.services.ses.model.VerifyEmailIdentityResponse;

/** The older API, which speaks Query. Message tags are taken, but there are no events that would show them. */
final class V1Operations {
    private static final int LARGEST = 10 << 20;
    private static final SesErrors ERRORS = SesErrors.V1;
    private static final Set<String> SIMPLE = Set.of("Source", "Destination", "Message", "ReplyToAddresses",
            "ReturnPath", "Tags");
    private static final Set<String> RAW = Set.of("Source", "Destinations", "RawMessage", "Tags");

    private final Identities identities;
    private final Postbox postbox;

    V1Operations(Identities identities, Postbox postbox) {
        this.identities = identities;
        this.postbox = postbox;
    }

    void register(Operations operations) {
        operations.on(SendEmailRequest.class, this::send).on(SendRawEmailRequest.class, this::sendRaw);
        operations.on(VerifyEmailIdentityRequest.class, this::verifyAddress).on(VerifyDomainIdentityRequest.class,
                this::verifyDomain).on(DeleteIdentityRequest.class, this::delete);
        operations.on(ListIdentitiesRequest.class, this::list).on(GetIdentityVerificationAttributesRequest.class,
                this::status);
    }

    private static void refuse(SdkPojo request, Set<String> supported) {
        var beyond = SdkFields.unsupported(request, supported);
        if (!beyond.isEmpty()) {
            throw ERRORS.invalid("The local cloud does not implement " + beyond + ".");
        }
    }

    private SendEmailResponse send(SendEmailRequest request) {
        refuse(request, SIMPLE);
        if (request.source() == null || request.destination() == null || request.message() == null) {
            throw ERRORS.invalid("Source, Destination and Message are required.");
        }
        var to = request.destination();
        var body = request.message().body();
        if (request.message().subject() == null || body == null || (body.text() == null && body
                .html() == null)) {
            throw ERRORS.invalid("Subject and Body are required.");
        }
        var draft = new Draft(request.source(), new Draft.Recipients(to.toAddresses(), to.ccAddresses(), to
                .bccAddresses()), request.replyToAddresses(), words(request.message().subject()), Optional.ofNullable(
                        body.text()).map(V1Operations::words), Optional.ofNullable(body.html()).map(
                                V1Operations::words), Map.of(), List.of());
        return SendEmailResponse.builder().messageId(postbox.send(draft, Optional.ofNullable(request.returnPath()),
                LARGEST, ERRORS)).build();
    }

    private static Draft.Words words(Content content) {
        return new Draft.Words(String.valueOf(content.data()), charset(content.charset()));
    }

    private static String charset(@Nullable String asked) {
        return Charsets.known(asked).orElseThrow(() -> ERRORS.invalid("Unknown charset " + asked));
    }

    private SendRawEmailResponse sendRaw(SendRawEmailRequest request) {
        refuse(request, RAW);
        if (request.rawMessage() == null || request.rawMessage().data() == null) {
            throw ERRORS.invalid("RawMessage is required.");
        }
        return SendRawEmailResponse.builder().messageId(postbox.send(request.rawMessage().data().asByteArrayUnsafe(),
                Optional.ofNullable(request.source()), request.destinations(), LARGEST, ERRORS)).build();
    }

    private VerifyEmailIdentityResponse verifyAddress(VerifyEmailIdentityRequest request) {
        var address = String.valueOf(request.emailAddress());
        if (!Identities.isName(address) || !address.contains("@")) {
            throw ERRORS.invalid("Invalid email address<" + address + ">.");
        }
        identities.add(address, Map.of());
        return VerifyEmailIdentityResponse.builder().build();
    }

    private VerifyDomainIdentityResponse verifyDomain(VerifyDomainIdentityRequest request) {
        var domain = String.valueOf(request.domain());
        if (!Identities.isName(domain) || domain.contains("@")) {
            throw ERRORS.invalid("Invalid domain name " + domain + ".");
        }
        identities.add(domain, Map.of());
        return VerifyDomainIdentityResponse.builder().verificationToken("verified-at-once-by-the-local-cloud").build();
    }

    private DeleteIdentityResponse delete(DeleteIdentityRequest request) {
        identities.remove(String.valueOf(request.identity()));
        return DeleteIdentityResponse.builder().build();
    }

    private ListIdentitiesResponse list(ListIdentitiesRequest request) {
        var names = identities.all().stream().filter(one -> request.identityType() == null || one
                .isAddress() == (request.identityType() == IdentityType.EMAIL_ADDRESS)).map(Identity::name).toList();
        var page = Page.of(names, request.nextToken(), request.maxItems(), ERRORS);
        return ListIdentitiesResponse.builder().identities(page.items()).nextToken(page.next()).build();
    }

    private GetIdentityVerificationAttributesResponse status(GetIdentityVerificationAttributesRequest request) {
        var known = new LinkedHashMap<String, IdentityVerificationAttributes>();
        request.identities().stream().filter(name -> identities.get(name).isPresent()).forEach(name -> known.put(name,
                IdentityVerificationAttributes.builder().verificationStatus(VerificationStatus.SUCCESS).build()));
        return GetIdentityVerificationAttributesResponse.builder().verificationAttributes(known).build();
    }
}
