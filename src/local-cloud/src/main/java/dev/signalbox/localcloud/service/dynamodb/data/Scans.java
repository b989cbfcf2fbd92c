package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.expression.ExpressionKind;
import dev.signalbox.localcloud.service.dynamodb.expression.GivenExpressions;
import dev.signalbox.localcloud.service.dynamodb.expression.LegacyConditions;
import dev.signalbox.localcloud.service.dynamodb.table.SecondaryIndex;
import dev.signalbox.localcloud.service.dynamodb.value.ItemWriter;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Scan. */
public final class Scans {
    private final DataContext data;

    public Scans(DataContext data) {
        this.data = data;
    }

    public void register(Operations operations) {
        operations.on(ScanRequest.class, this::scan);
    }

    private ScanResponse scan(ScanRequest request) {
        var detail = CapacityDetail.read(request.returnConsumedCapacityAsString());
        var read = plan(request);
        var page = data.isolation().read(read.table(), read::read);
        var response = ScanResponse.builder().count(page.count()).scannedCount(page.scanned());
        if (!read.view().countOnly()) {
            response.items(page.matching().stream().map(ItemWriter::attributes).toList());
        }
        page.last().map(ItemWriter::attributes).ifPresent(response::lastEvaluatedKey);
        PageRules.usage(read, page, request.consistentRead()).consumed(detail).ifPresent(response::consumedCapacity);
        return response.build();
    }

    private PageRead plan(ScanRequest request) {
        var given = given(request);
        var attributes = Wanted.attributes(request.attributesToGet());
        var oldFilter = LegacyConditions.filter(request.scanFilter(), request.conditionalOperatorAsString());
        var startItem = StartKey.item(request.hasExclusiveStartKey(), request.exclusiveStartKey());
        var segment = Segment.read(request.segment(), request.totalSegments());
        var expressions = given.read();
        var filter = expressions.filter().or(() -> oldFilter);
        var wanted = attributes.orElseGet(() -> Wanted.expression(expressions));
        expressions.checkAllUsed();
        var table = data.table(request.tableName());
        var index = PageRules.index(table, request.indexName(), request.consistentRead());
        var view = View.of(table.definition(), index.map(SecondaryIndex::definition), request.selectAsString(), wanted,
                "Scanning");
        var start = startItem.map(item -> StartKey.ofScan(item, table, index));
        start.ifPresent(segment::checkStart);
        ItemReads.checkProjection(table.definition(), wanted.projection());
        PageRules.checkFilter(table, filter);
        return new PageRead(table, index, segment.keys(), true, start.map(StartKey::position), filter, PageRules.limit(
                request.limit()), view);
    }

    private static GivenExpressions given(ScanRequest request) {
        return new GivenExpressions(request.expressionAttributeNames(), request.expressionAttributeValues()).with(
                ExpressionKind.PROJECTION, request.projectionExpression()).with(ExpressionKind.FILTER, request
                        .filterExpression()).legacy("AttributesToGet", request.hasAttributesToGet()).legacy(
                                "ScanFilter", request.hasScanFilter()).legacy("ConditionalOperator", request
                                        .conditionalOperatorAsString() != null).checked();
    }
}
