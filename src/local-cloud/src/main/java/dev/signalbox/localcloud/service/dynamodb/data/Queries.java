package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.expression.Expressions;
import dev.signalbox.localcloud.service.dynamodb.expression.Filter;
import dev.signalbox.localcloud.service.dynamodb.expression.KeyTerm;
import dev.signalbox.localcloud.service.dynamodb.expression.Projection;
import dev.signalbox.localcloud.service.dynamodb.table.SecondaryIndex;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.ItemWriter;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Query. */
public final class Queries {
    private final DataContext data;

    public Queries(DataContext data) {
        this.data = data;
    }

    public void register(Operations operations) {
        operations.on(QueryRequest.class, this::query);
    }

    private QueryResponse query(QueryRequest request) {
        refuseLegacy(request);
        var detail = CapacityDetail.read(request.returnConsumedCapacityAsString());
        var read = plan(request, Parsed.of(request));
        var page = data.isolation().read(read.table(), read::read);
        var response = QueryResponse.builder().count(page.count()).scannedCount(page.scanned());
        if (!read.view().countOnly()) {
            response.items(page.matching().stream().map(ItemWriter::attributes).toList());
        }
        page.last().map(ItemWriter::attributes).ifPresent(response::lastEvaluatedKey);
        PageRules.usage(read, page, request.consistentRead()).consumed(detail).ifPresent(response::consumedCapacity);
        return response.build();
    }

    private static void refuseLegacy(QueryRequest request) {
        new Legacy("Query").refuse("KeyConditions", request.hasKeyConditions(), "KeyConditionExpression").refuse(
                "QueryFilter", request.hasQueryFilter(), "FilterExpression").refuse("AttributesToGet", request
                        .hasAttributesToGet(), "ProjectionExpression").refuse("ConditionalOperator", request
                                .conditionalOperatorAsString() != null, "FilterExpression");
    }

    /** The expressions of a query. */
    private record Parsed(List<KeyTerm> terms, Optional<Filter> filter, Optional<Projection> projection) {
        static Parsed of(QueryRequest request) {
            var expressions = new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
            var terms = expressions.keyCondition(request.keyConditionExpression()).orElseThrow(() -> Invalid.request(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."));
            var filter = expressions.filter(request.filterExpression());
            var projection = expressions.projection(request.projectionExpression());
            expressions.checkAllUsed();
            return new Parsed(terms, filter, projection);
        }
    }

    private PageRead plan(QueryRequest request, Parsed parsed) {
        int limit = PageRules.limit(request.limit());
        var table = data.table(request.tableName());
        var index = PageRules.index(table, request.indexName(), request.consistentRead());
        var keys = PageRules.keys(table, index);
        var conditions = KeyConditions.of(parsed.terms(), table, keys);
        View.checkFilter(parsed.filter(), keys.attributes());
        PageRules.checkFilter(table, parsed.filter());
        ItemReads.checkProjection(table.definition(), parsed.projection());
        var view = View.of(table.definition(), index.map(SecondaryIndex::definition), request.selectAsString(), parsed
                .projection(), "Querying");
        var start = StartKey.read(request.exclusiveStartKey(), table, index);
        start.ifPresent(s -> conditions.checkStart(s, keys));
        boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
        return new PageRead(table, index, conditions.keys(), forward, start.map(StartKey::position), parsed.filter(),
                limit, view);
    }
}
