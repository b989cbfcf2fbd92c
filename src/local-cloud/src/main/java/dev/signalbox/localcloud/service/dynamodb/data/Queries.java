package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.expression.ExpressionKind;
import dev.signalbox.localcloud.service.dynamodb.expression.Filter;
import dev.signalbox.localcloud.service.dynamodb.expression.GivenExpressions;
import dev.signalbox.localcloud.service.dynamodb.expression.KeyTerm;
import dev.signalbox.localcloud.service.dynamodb.expression.LegacyConditions;
import dev.signalbox.localcloud.service.dynamodb.table.SecondaryIndex;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
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

    /** What a query asks for, as far as it can be read without its table. */
    private record Parsed(List<KeyTerm> terms, Optional<Filter> filter, Wanted wanted, Optional<Item> start) {
        static Parsed of(QueryRequest request) {
            var given = given(request);
            var oldFilter = LegacyConditions.filter(request.queryFilter(), request.conditionalOperatorAsString());
            var attributes = Wanted.attributes(request.attributesToGet());
            var start = StartKey.item(request.hasExclusiveStartKey(), request.exclusiveStartKey());
            if (!request.hasKeyConditions() && !given.has(ExpressionKind.KEY_CONDITION)) {
                throw Invalid.request(
                        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
            }
            var expressions = given.read();
            var terms = expressions.keyCondition().orElseGet(() -> LegacyConditions.keys(request.keyConditions()));
            var filter = expressions.filter().or(() -> oldFilter);
            var wanted = attributes.orElseGet(() -> Wanted.expression(expressions));
            expressions.checkAllUsed();
            if (terms.isEmpty() || terms.size() > 2) {
                throw Invalid.request("Conditions can be of length 1 or 2 only");
            }
            return new Parsed(terms, filter, wanted, start);
        }

        /** Old key conditions may stand beside expressions for the rest. */
        private static GivenExpressions given(QueryRequest request) {
            return new GivenExpressions(request.expressionAttributeNames(), request.expressionAttributeValues()).with(
                    ExpressionKind.PROJECTION, request.projectionExpression()).with(ExpressionKind.FILTER, request
                            .filterExpression()).with(ExpressionKind.KEY_CONDITION, request.keyConditionExpression())
                    .legacy("AttributesToGet", request.hasAttributesToGet()).legacy("QueryFilter", request
                            .hasQueryFilter()).legacy("ConditionalOperator", request
                                    .conditionalOperatorAsString() != null).legacy("KeyConditions", request
                                            .hasKeyConditions() && request.keyConditionExpression() != null).checked();
        }
    }

    private PageRead plan(QueryRequest request, Parsed parsed) {
        var table = data.table(request.tableName());
        var index = PageRules.index(table, request.indexName(), request.consistentRead());
        var keys = PageRules.keys(table, index);
        parsed.start().ifPresent(item -> StartKey.checkCount(item, table, index));
        var conditions = KeyConditions.of(parsed.terms(), table, keys, attribute -> parsed.start().ifPresent(
                item -> StartKey.checkPiece(item, attribute, table, index)));
        var start = parsed.start().map(item -> StartKey.positioned(item, table, index));
        start.ifPresent(s -> conditions.checkStart(s, keys));
        ItemReads.checkProjection(table.definition(), parsed.wanted().projection());
        View.checkFilter(parsed.filter(), keys.attributes(), request.hasQueryFilter() ? "QueryFilter"
                : "Filter Expression");
        var view = View.of(table.definition(), index.map(SecondaryIndex::definition), request.selectAsString(), parsed
                .wanted(), "Querying");
        PageRules.checkFilter(table, parsed.filter());
        boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
        return new PageRead(table, index, conditions.keys(), forward, start.map(StartKey::position), parsed.filter(),
                PageRules.limit(request.limit()), view);
    }
}
