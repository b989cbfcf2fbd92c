package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.service.cloudformation.changeset.ChangeSets;
import dev.signalbox.localcloud.service.cloudformation.resource.ResourceTypes;
import dev.signalbox.localcloud.service.cloudformation.stack.StackStore;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import dev.signalbox.localcloud.service.cloudformation.template.ParameterDeclaration;
import dev.signalbox.localcloud.service.cloudformation.template.Template;
import dev.signalbox.localcloud.service.cloudformation.template.TemplateCheck;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateResponse;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryResponse;
import software.amazon.awssdk.services.cloudformation.model.TemplateParameter;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateResponse;

/** Tells about templates, of stacks and not yet used ones. */
final class TemplateQueries {
    private final StackStore store;
    private final TemplateSource source;
    private final ResourceTypes types;
    private final ChangeSets sets;

    TemplateQueries(StackStore store, TemplateSource source, ResourceTypes types, ChangeSets sets) {
        this.store = store;
        this.source = source;
        this.types = types;
        this.sets = sets;
    }

    GetTemplateResponse getTemplate(GetTemplateRequest request) {
        var order = request.changeSetName() != null ? sets.find(request.changeSetName(), request.stackName()).order()
                : StackQueries.find(store, request.stackName()).order();
        return GetTemplateResponse.builder().templateBody(order.template()).stagesAvailable(
                TemplateStage.ORIGINAL, TemplateStage.PROCESSED).build();
    }

    ValidateTemplateResponse validateTemplate(ValidateTemplateRequest request) {
        var template = checked(source.text(request.templateBody(), request.templateURL()));
        var capabilities = Capabilities.of(template);
        return ValidateTemplateResponse.builder().description(StackQueries.emptyToNull(template.description()))
                .parameters(template.parameters().values().stream().map(TemplateQueries::parameter).toList())
                .capabilitiesWithStrings(capabilities.required()).capabilitiesReason(StackQueries.emptyToNull(
                        capabilities.reason())).declaredTransforms(template.transforms()).build();
    }

    private static TemplateParameter parameter(ParameterDeclaration declared) {
        return TemplateParameter.builder().parameterKey(declared.name()).defaultValue(declared.defaultValue().orElse(
                null)).noEcho(declared.noEcho()).description(StackQueries.emptyToNull(declared.description())).build();
    }

    GetTemplateSummaryResponse getTemplateSummary(GetTemplateSummaryRequest request) {
        if (request.stackSetName() != null) {
            throw InvalidTemplate.unsupported("GetTemplateSummary with StackSetName");
        }
        var text = request.stackName() != null ? StackQueries.find(store, request.stackName()).order().template()
                : source.text(request.templateBody(), request.templateURL());
        var template = checked(text);
        var capabilities = Capabilities.of(template);
        var metadata = template.root().path("Metadata");
        return GetTemplateSummaryResponse.builder().description(StackQueries.emptyToNull(template.description()))
                .parameters(template.parameters().values().stream().map(TemplateQueries::declaration).toList())
                .capabilitiesWithStrings(capabilities.required()).capabilitiesReason(StackQueries.emptyToNull(
                        capabilities.reason())).resourceTypes(template.resourceTypes()).version(StackQueries
                                .emptyToNull(template.root().path("AWSTemplateFormatVersion").asText(""))).metadata(
                                        metadata.isMissingNode() ? null : metadata.toString()).declaredTransforms(
                                                template.transforms()).build();
    }

    private static software.amazon.awssdk.services.cloudformation.model.ParameterDeclaration declaration(
            ParameterDeclaration declared) {
        return software.amazon.awssdk.services.cloudformation.model.ParameterDeclaration.builder().parameterKey(declared
                .name()).defaultValue(declared.defaultValue().orElse(null)).parameterType(declared.type()).noEcho(
                        declared.noEcho()).description(StackQueries.emptyToNull(declared.description()))
                .parameterConstraints(c -> c.allowedValues(declared.allowedValues())).build();
    }

    private Template checked(String text) {
        var template = Template.read(text);
        TemplateCheck.check(template, types);
        return template;
    }
}
