package dev.signalbox.localcloud.service.cloudformation.resource;

import software.amazon.awssdk.services.sesv2.model.CreateEmailIdentityRequest;
import software.amazon.awssdk.services.sesv2.model.CreateEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.DeleteEmailIdentityRequest;
import software.amazon.awssdk.services.sesv2.model.DeleteEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityRequest;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.Tag;
import software.amazon.awssdk.services.sesv2.model.TagResourceRequest;
import software.amazon.awssdk.services.sesv2.model.TagResourceResponse;
import software.amazon.awssdk.services.sesv2.model.UntagResourceRequest;
import software.amazon.awssdk.services.sesv2.model.UntagResourceResponse;

/** {@code AWS::SES::EmailIdentity}; its physical id is the address or domain. */
final class SesEmailIdentity implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct("EmailIdentity").with("Tags", Shape.TAG_LIST).requiring("EmailIdentity");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.text("EmailIdentity");
    }

    @Override
    public void create(ResourceRequest request) {
        var tags = request.tags().entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue())
                .build()).toList();
        request.call(CreateEmailIdentityRequest.builder().emailIdentity(request.plannedId()).tags(tags).build(),
                CreateEmailIdentityResponse.class);
        request.initiated().accept(request.plannedId());
    }

    @Override
    public Updates updates() {
        return Updates.replacing("EmailIdentity");
    }

    @Override
    public void update(ResourceUpdate update) {
        var arn = update.request().cloud().arn("ses", "identity/" + update.id());
        update.tags(tags -> update.call(TagResourceRequest.builder().resourceArn(arn).tags(tags.entrySet().stream().map(
                e -> Tag.builder().key(e.getKey()).value(e.getValue()).build()).toList()).build(),
                TagResourceResponse.class), keys -> update.call(UntagResourceRequest.builder().resourceArn(arn).tagKeys(
                        keys).build(), UntagResourceResponse.class));
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetEmailIdentityRequest.builder().emailIdentity(id).build(),
                GetEmailIdentityResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteEmailIdentityRequest.builder().emailIdentity(physicalId).build(),
                DeleteEmailIdentityResponse.class);
    }
}
