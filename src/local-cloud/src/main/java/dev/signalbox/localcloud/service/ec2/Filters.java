package dev.signalbox.localcloud.service.ec2;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.Filter;

/** The filters that one Describe operation understands; any other is refused by name. */
final class Filters<T> {
    private final Map<String, Function<T, String>> known = new HashMap<>();

    Filters<T> by(String name, Function<T, String> value) {
        known.put(name, value);
        return this;
    }

    /** All filters must fit; a filter fits when one of its values does. {@code *} and {@code ?} are wildcards. */
    List<T> apply(List<Filter> filters, List<T> all) {
        Predicate<T> fits = _ -> true;
        for (var filter : filters) {
            var value = known.get(filter.name());
            if (value == null) {
                throw ServiceError.of(400, "InvalidParameterValue", "The filter '" + filter.name()
                        + "' is invalid, or not implemented by the local cloud");
            }
            fits = fits.and(item -> filter.values().stream().anyMatch(wanted -> matches(wanted, value.apply(item))));
        }
        return all.stream().filter(fits).toList();
    }

    private static boolean matches(String wanted, String value) {
        return Pattern.matches("\\Q" + wanted.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E", value);
    }

    /** @param code of the error when an id names nothing, such as {@code InvalidVpcID.NotFound} */
    static <T> List<T> byId(List<String> ids, List<T> all, Function<T, String> id, String code) {
        for (var wanted : ids) {
            if (all.stream().noneMatch(item -> id.apply(item).equals(wanted))) {
                throw ServiceError.of(400, code, "The ID '" + wanted + "' does not exist");
            }
        }
        return ids.isEmpty() ? all : all.stream().filter(item -> ids.contains(id.apply(item))).toList();
    }
}
