package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.service.cloudformation.stack.Exports;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import software.amazon.awssdk.services.cloudformation.model.Export;
import software.amazon.awssdk.services.cloudformation.model.ListExportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListExportsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListImportsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListImportsResponse;

/** Tells what stacks export and who imports it. */
record ExportQueries(Exports exports) {

    ListExportsResponse listExports(ListExportsRequest request) {
        var page = Page.of(exports.all(), request.nextToken());
        return ListExportsResponse.builder().exports(page.items().stream().map(e -> Export.builder().exportingStackId(e
                .stack().id()).name(e.name()).value(e.value()).build()).toList()).nextToken(page.next()).build();
    }

    ListImportsResponse listImports(ListImportsRequest request) {
        var importers = exports.importers(request.exportName());
        if (importers.isEmpty()) {
            throw InvalidTemplate.error("Export '" + request.exportName() + "' is not imported by any stack.");
        }
        var page = Page.of(importers, request.nextToken());
        return ListImportsResponse.builder().imports(page.items()).nextToken(page.next()).build();
    }
}
