package dev.signalbox.download.store.redis;

import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.store.AggregationView;
import dev.signalbox.download.store.Page;
import java.util.List;
import java.util.Optional;

final class RedisAggregations implements AggregationView {
    private static final int LONGEST_PAGE = 500;

    private final Scripts scripts;

    RedisAggregations(Scripts scripts) {
        this.scripts = scripts;
    }

    static String rate(Aggregation aggregation) {
        return aggregation.requestsPerSecond().map(String::valueOf).orElse("");
    }

    /** @param limits limit, requests per second, proxy */
    static Aggregation read(String id, List<?> limits) {
        return new Aggregation(id, Math.max(1, (int) Double.parseDouble((String) limits.get(0))), text(limits.get(1))
                .map(Double::valueOf),
                text(
                        limits.get(2)));
    }

    private static Optional<String> text(Object text) {
        return Optional.of((String) text).filter(x -> !x.isEmpty());
    }

    private static Entry entry(List<?> answer) {
        return new Entry(read((String) answer.get(0), answer.subList(1, 4)), (Long) answer.get(5), (Long) answer.get(6),
                text(
                        answer.get(4)).isPresent());
    }

    @Override
    public Page<Entry> list(String cursor, int limit) {
        var answer = scripts.list("aggregations", cursor.isEmpty() ? "-" : "(" + cursor, Math.clamp(limit, 1,
                LONGEST_PAGE));
        var entries = ((List<?>) answer.get(0)).stream().map(x -> entry((List<?>) x)).toList();
        return new Page<>(entries, text(answer.get(1)));
    }

    @Override
    public Optional<Entry> find(String id) {
        return Optional.of(scripts.list("aggregation", id)).filter(x -> !x.isEmpty()).map(RedisAggregations::entry);
    }

    @Override
    public Entry set(Aggregation aggregation) {
        return entry(scripts.list("set-aggregation", aggregation.id(), aggregation.limit(), rate(aggregation),
                aggregation
                        .proxy().orElse("")));
    }

    @Override
    public boolean release(String id) {
        return scripts.yes("release-aggregation", id);
    }
}
