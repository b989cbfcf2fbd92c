package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What names in a template stand for. */
public interface Scope {
    /** The value of a parameter, pseudo parameter or resource; a missing node for {@code AWS::NoValue}. */
    Optional<JsonNode> ref(String name);

    Optional<JsonNode> attribute(String logicalId, String attribute);

    /** Names of this Region's availability zones. */
    List<String> zones();

    /** The value that another stack exports under a name. */
    default Optional<String> imported(String name) {
        return Optional.empty();
    }

    /** Parameters and pseudo parameters: all that conditions and rules may see. */
    static Scope of(Map<String, JsonNode> values, Supplier<List<String>> zones) {
        return of(values, zones, name -> Optional.empty());
    }

    /** The same with what other stacks export. */
    static Scope of(Map<String, JsonNode> values, Supplier<List<String>> zones,
            Function<String, Optional<String>> exports) {
        return new Scope() {
            @Override
            public Optional<String> imported(String name) {
                return exports.apply(name);
            }

            @Override
            public Optional<JsonNode> ref(String name) {
                return Optional.ofNullable(values.get(name));
            }

            @Override
            public Optional<JsonNode> attribute(String logicalId, String attribute) {
                return Optional.empty();
            }

            @Override
            public List<String> zones() {
                return zones.get();
            }
        };
    }
}
