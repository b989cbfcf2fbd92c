package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.expression.Expressions;
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
        new Legacy("Scan").refuse("ScanFilter", request.hasScanFilter(), "FilterExpression").refuse("AttributesToGet",
                request.hasAttributesToGet(), "ProjectionExpression").refuse("ConditionalOperator", request
                        .conditionalOperatorAsString() != null, "FilterExpression");
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
        int limit = PageRules.limit(request.limit());
        var segment = Segment.read(request.segment(), request.totalSegments());
        var expressions = new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
        var filter = expressions.filter(request.filterExpression());
        var projection = expressions.projection(request.projectionExpression());
        expressions.checkAllUsed();
        var table = data.table(request.tableName());
        var index = PageRules.index(table, request.indexName(), request.consistentRead());
        PageRules.checkFilter(table, filter);
        ItemReads.checkProjection(table.definition(), projection);
        var view = View.of(table.definition(), index.map(SecondaryIndex::definition), request.selectAsString(),
                projection, "Scanning");
        var start = StartKey.read(request.exclusiveStartKey(), table, index);
        start.ifPresent(segment::checkStart);
        return new PageRead(table, index, segment.keys(), true, start.map(StartKey::position), filter, limit, view);
    }
}
